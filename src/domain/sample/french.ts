import type { Cast } from './shape.ts'

const two = (n: number) => String(n).padStart(2, '0')
/** Ranges the French regulator keeps for fiction (ARCEP decision 2018-0881): 01 99 00 and 06 39 98. */
const four = (n: number) => `${two(Math.floor(n / 100) % 100)} ${two(n % 100)}`

/** A French maker of equipment for clean air in workshops: dust and fume extraction, filtration, measuring. */
export const FRENCH: Cast = {
  country: 'FR',
  teams: [
    { key: 'industry', name: 'Industrie', colour: 'blue' },
    { key: 'public', name: 'Collectivités et établissements', colour: 'teal' },
    { key: 'export', name: 'Export', colour: 'violet' },
  ],
  users: [
    { key: 'camille', name: 'Camille Delorme-Vasse', email: 'camille.delorme@example.com', role: 'manager', teamKeys: ['industry', 'public', 'export'], leads: ['industry', 'export'] },
    { key: 'yanis', name: 'Yanis Berthelin', email: 'yanis.berthelin@example.com', role: 'salesperson', teamKeys: ['industry', 'export'], leads: [] },
    { key: 'solene', name: 'Solène Kervadec', email: 'solene.kervadec@example.com', role: 'salesperson', teamKeys: ['public', 'industry'], leads: ['public'] },
  ],
  campaigns: (year) => [
    { key: 'fair', name: `Salon de l’air industriel ${year}` },
    { key: 'welding', name: 'Campagne fumées de soudage' },
    { key: 'schools', name: 'Webinaire air intérieur des écoles' },
  ],
  women: ['Agathe', 'Aïcha', 'Anaïs', 'Bérénice', 'Brigitte', 'Céline', 'Charlotte', 'Delphine', 'Émilie', 'Fatima', 'Gaëlle', 'Hélène', 'Inès', 'Jeanne', 'Karine', 'Laure', 'Maëlle', 'Nadège', 'Odile', 'Pauline', 'Sandrine', 'Thaïs', 'Valérie', 'Zoé'],
  men: ['Adrien', 'Bastien', 'Benoît', 'Cédric', 'Damien', 'Étienne', 'Fabrice', 'Gérald', 'Hugo', 'Ismaël', 'Joël', 'Karim', 'Loïc', 'Mathieu', 'Nicolas', 'Olivier', 'Patrice', 'Quentin', 'Rachid', 'Sébastien', 'Thibault', 'Vincent', 'Xavier', 'Yves'],
  lastNames: ['Abrivat', 'Baraillon', 'Besseyrot', 'Cazalon', 'Chaudesol', 'Combrisson', 'Dartevel', 'Delambray', 'Escoubart', 'Fauchereau', 'Ferrandou', 'Garrouste', 'Grandvaux', 'Hautecloque', 'Jaubertou', 'Kerivoal', 'Labarrère', 'Lemoigneux', 'Lisquet', 'Malaurent', 'Marchenoir', 'Nizerolle', 'Ormancey', 'Passelaigue', 'Peyrodes', 'Quévremont', 'Ravignot', 'Rocheblave', 'Sauvebois', 'Tarrouet', 'Thévenargues', 'Urvoas', 'Valdrôme', 'Vauquelet', 'Vigneroux', 'Ysambert'],
  houses: ['Abrelis', 'Ardevoz', 'Aubrevent', 'Bazelaire', 'Belcastor', 'Brécolin', 'Calvezou', 'Castelvert', 'Chantemuse', 'Corvelane', 'Courtesoupe', 'Daubrive', 'Delsaume', 'Durvalois', 'Escarbel', 'Estrevel', 'Faubrac', 'Fontelune', 'Garricane', 'Gravelone', 'Guersaint', 'Haubertin', 'Hauteclaire', 'Izerable', 'Jonquelin', 'Kerbrazou', 'Lampezat', 'Landrevois', 'Lormoiset', 'Maravent', 'Maubrenne', 'Mirecombe', 'Montrassin', 'Nervaise', 'Noirvallon', 'Orvilane', 'Ostrevent', 'Pargadou', 'Pierrebuse', 'Pontorvel', 'Quintrevaux', 'Rambervaine', 'Roquevaire-Nord', 'Rouvelac', 'Sablonnet', 'Saint-Orvin', 'Serrevieille', 'Taillefontaine', 'Tournebise', 'Trévannec', 'Ursaval', 'Valcorbière', 'Vaucremont', 'Verdelune', 'Vieilmoulin', 'Wambrecy', 'Yvrandel', 'Zélanne'],
  legalForms: ['SARL', 'SAS', 'SA', 'SCOP', 'EURL'],
  places: [
    { city: 'Lille', postalCode: '59000' }, { city: 'Valenciennes', postalCode: '59300' }, { city: 'Amiens', postalCode: '80000' }, { city: 'Rouen', postalCode: '76000' }, { city: 'Le Havre', postalCode: '76600' }, { city: 'Rennes', postalCode: '35000' },
    { city: 'Brest', postalCode: '29200' }, { city: 'Nantes', postalCode: '44000' }, { city: 'Cholet', postalCode: '49300' }, { city: 'Tours', postalCode: '37000' }, { city: 'Orléans', postalCode: '45000' }, { city: 'Reims', postalCode: '51100' },
    { city: 'Metz', postalCode: '57000' }, { city: 'Strasbourg', postalCode: '67000' }, { city: 'Mulhouse', postalCode: '68100' }, { city: 'Besançon', postalCode: '25000' }, { city: 'Oyonnax', postalCode: '01100' }, { city: 'Saint-Étienne', postalCode: '42000' },
    { city: 'Vénissieux', postalCode: '69200' }, { city: 'Grenoble', postalCode: '38000' }, { city: 'Cluses', postalCode: '74300' }, { city: 'Clermont-Ferrand', postalCode: '63000' }, { city: 'Limoges', postalCode: '87000' }, { city: 'Angoulême', postalCode: '16000' },
    { city: 'Bordeaux', postalCode: '33000' }, { city: 'Mérignac', postalCode: '33700' }, { city: 'Toulouse', postalCode: '31000' }, { city: 'Tarbes', postalCode: '65000' }, { city: 'Montpellier', postalCode: '34000' }, { city: 'Nîmes', postalCode: '30000' },
    { city: 'Vitrolles', postalCode: '13127' }, { city: 'Toulon', postalCode: '83000' }, { city: 'Dijon', postalCode: '21000' }, { city: 'Troyes', postalCode: '10000' }, { city: 'Massy', postalCode: '91300' }, { city: 'Argenteuil', postalCode: '95100' },
  ],
  abroad: [
    { city: 'Liège', postalCode: '4000', country: 'BE', currency: null }, { city: 'Namur', postalCode: '5000', country: 'BE', currency: null }, { city: 'Yverdon-les-Bains', postalCode: '1400', country: 'CH', currency: 'CHF' },
    { city: 'Neuchâtel', postalCode: '2000', country: 'CH', currency: 'CHF' }, { city: 'Esch-sur-Alzette', postalCode: '4001', country: 'LU', currency: null },
  ],
  streets: ['rue des Forges', 'rue de l’Industrie', 'avenue de la Gare', 'route de Saint-Aubin', 'rue du Moulin Brûlé', 'impasse des Artisans', 'zone d’activité des Quatre Vents', 'boulevard du Commandant Rivoire', 'rue des Tanneurs', 'allée des Charpentiers', 'chemin de la Plaine', 'rue Ambroise Croizat', 'avenue des Hauts Fourneaux', 'rue de la Fonderie', 'quai des Mariniers'],
  landline: (n) => `01 99 00 ${four(n)}`,
  mobile: (n) => `06 39 98 ${four(n)}`,
  trades: [
    { name: (house) => `Chaudronnerie ${house}`, slug: 'chaudronnerie', industryKey: 'manufacturing', employees: [12, 90], jobTitles: [['Responsable d’atelier', 'Responsable d’atelier'], ['Dirigeante', 'Dirigeant'], ['Responsable HSE', 'Responsable HSE']], needs: [
      { title: 'Aspiration à la source pour huit postes de soudage', note: 'La médecine du travail a relevé les fumées de soudage au-dessus des valeurs limites. Huit postes MIG, pont roulant au milieu : bras articulés plutôt que hottes. Veut une visite avant la fin du mois.', from: 32_000, to: 58_000 },
      { title: 'Table aspirante pour l’oxycoupage', note: 'Nouvelle table de découpe commandée, livraison dans trois mois. Cherche le dépoussiéreur qui va avec et demande si l’on reprend l’ancien.', from: 18_000, to: 34_000 },
      { title: 'Remplacement d’un dépoussiéreur à manches', note: 'L’ancien a quinze ans, les manches percent tous les six mois. A chiffré une réparation à 9 000 €, hésite.', from: 24_000, to: 46_000 },
    ] },
    { name: (house) => `Menuiserie ${house}`, slug: 'menuiserie', industryKey: 'manufacturing', employees: [5, 45], jobTitles: [['Gérante', 'Gérant'], ['Cheffe d’atelier', 'Chef d’atelier'], ['Responsable achats', 'Responsable achats']], needs: [
      { title: 'Aspiration centralisée des copeaux', note: 'Six machines, une toupie et une quatre-faces. Se plaint surtout du bruit et de la facture de chauffage : tout l’air part dehors. Très intéressé par la réintroduction d’air filtré.', from: 21_000, to: 39_000 },
      { title: 'Mise en conformité ATEX du silo à sciures', note: 'L’assureur a demandé un évent d’explosion et un clapet anti-retour. Dossier à rendre avant le renouvellement du contrat.', from: 9_000, to: 17_000 },
      { title: 'Mesure des poussières de bois inhalables', note: 'Contrôle de l’inspection prévu. Voudrait des mesures chez trois opérateurs et un rapport lisible.', from: 2_400, to: 5_200 },
    ] },
    { name: (house) => `Boulangeries ${house}`, slug: 'boulangeries', industryKey: 'retail', employees: [20, 140], jobTitles: [['Directrice de production', 'Directeur de production'], ['Responsable qualité', 'Responsable qualité']], needs: [
      { title: 'Captation de la farine au fournil central', note: 'Deux cas d’asthme du boulanger en trois ans. La caisse d’assurance maladie peut aider à payer : il faut un devis détaillé par poste.', from: 14_000, to: 27_000 },
      { title: 'Dépoussiérage du poste de pesée', note: 'Poste de pesée dans un angle, plafond bas. Une hotte à flux laminaire conviendrait ; attention au nettoyage quotidien.', from: 6_500, to: 11_000 },
    ] },
    { name: (house) => `Fonderie ${house}`, slug: 'fonderie', industryKey: 'manufacturing', employees: [40, 260], jobTitles: [['Responsable environnement', 'Responsable environnement'], ['Directrice industrielle', 'Directeur industriel'], ['Responsable maintenance', 'Responsable maintenance']], needs: [
      { title: 'Filtration des fumées du four à induction', note: 'Arrêté préfectoral : 5 mg/Nm³ dès l’an prochain. Débit estimé à 30 000 m³/h. Trois fournisseurs consultés, nous compris.', from: 95_000, to: 180_000 },
      { title: 'Suivi en continu des rejets en cheminée', note: 'Veut des opacimètres reliés à la supervision, avec un export pour la DREAL. Budget inscrit.', from: 28_000, to: 52_000 },
      { title: 'Contrat de maintenance des cinq dépoussiéreurs', note: 'Parc de trois marques différentes. Cherche un seul interlocuteur et un engagement de délai.', from: 16_000, to: 31_000 },
    ] },
    { name: (house) => `Plasturgie ${house}`, slug: 'plasturgie', industryKey: 'manufacturing', employees: [25, 180], jobTitles: [['Responsable HSE', 'Responsable HSE'], ['Directrice d’usine', 'Directeur d’usine'], ['Acheteuse', 'Acheteur']], needs: [
      { title: 'Traitement des COV à l’extrusion', note: 'Odeurs signalées par les riverains, la mairie suit le dossier. Charbon actif ou oxydation : compare les deux, coûts d’exploitation compris.', from: 45_000, to: 88_000 },
      { title: 'Capteurs de COV dans l’atelier d’injection', note: 'Quinze presses. Veut voir les courbes sur un écran à l’entrée de l’atelier : la transparence compte pour le CSE.', from: 8_000, to: 15_500 },
    ] },
    { name: (house) => `Carrières ${house}`, slug: 'carrieres', industryKey: 'manufacturing', employees: [15, 70], jobTitles: [['Cheffe de carrière', 'Chef de carrière'], ['Responsable sécurité', 'Responsable sécurité']], needs: [
      { title: 'Brumisation et dépoussiérage du concasseur', note: 'Silice cristalline : les prélèvements sont bons en cabine, mauvais au pied du crible. Accès difficile l’hiver.', from: 38_000, to: 72_000 },
      { title: 'Cabine pressurisée pour le poste de pilotage', note: 'Veut une cabine filtrée avec alarme de pression. Deux opérateurs en rotation.', from: 12_000, to: 21_000 },
    ] },
    { name: (house) => `Garages ${house}`, slug: 'garages', industryKey: 'retail', employees: [8, 60], jobTitles: [['Dirigeante', 'Dirigeant'], ['Responsable après-vente', 'Responsable après-vente']], needs: [
      { title: 'Extraction des gaz d’échappement sur rails', note: 'Six ponts et un banc de géométrie. Le réseau actuel fuit, les mécaniciens laissent la porte ouverte en hiver.', from: 11_000, to: 22_000 },
      { title: 'Cabine de peinture : remplacement des filtres', note: 'Demande de tarif pour un contrat annuel de filtres. Trois cabines sur deux sites.', from: 3_200, to: 6_800 },
    ] },
    { name: (house) => `Laboratoires ${house}`, slug: 'laboratoires', industryKey: 'health', employees: [30, 220], jobTitles: [['Responsable qualité', 'Responsable qualité'], ['Pharmacienne responsable', 'Pharmacien responsable'], ['Responsable travaux neufs', 'Responsable travaux neufs']], needs: [
      { title: 'Filtration absolue de deux salles propres', note: 'Passage d’ISO 8 à ISO 7 pour une nouvelle ligne. Planning serré : arrêt technique de dix jours cet été.', from: 64_000, to: 120_000 },
      { title: 'Comptage de particules en continu', note: 'Huit points de mesure, alarmes par SMS, données gardées dix ans. Audit dans quatre mois.', from: 26_000, to: 48_000 },
      { title: 'Requalification annuelle des hottes', note: 'Vingt-deux hottes et PSM. L’ancien prestataire ne répond plus ; veut commencer par un essai sur cinq.', from: 5_500, to: 9_500 },
    ] },
    { name: (house) => `Transports ${house}`, slug: 'transports', industryKey: 'transport', employees: [30, 240], jobTitles: [['Responsable d’exploitation', 'Responsable d’exploitation'], ['Directrice technique', 'Directeur technique']], needs: [
      { title: 'Qualité de l’air du quai de chargement', note: 'Chariots au gaz dans un quai fermé, maux de tête le matin. Commencer par une campagne de mesures d’une semaine.', from: 4_800, to: 9_600 },
      { title: 'Extraction à l’atelier poids lourds', note: 'Atelier de quatre fosses. Étudie aussi l’achat de bornes électriques : le budget se décide en comité.', from: 15_000, to: 28_000 },
    ] },
    { name: (house) => `Commune ${/^[AEIOUHÉ]/.test(house) ? 'd’' : 'de '}${house}`, slug: 'mairie', industryKey: 'public', employees: [40, 320], public: true, jobTitles: [['Directrice des services techniques', 'Directeur des services techniques'], ['Adjointe aux écoles', 'Adjoint aux écoles'], ['Responsable bâtiments', 'Responsable bâtiments']], needs: [
      { title: 'Capteurs de CO₂ pour les écoles', note: 'Douze classes à équiper avant la rentrée. Le conseil vote la subvention au prochain trimestre ; consultation simplifiée sous le seuil.', from: 6_000, to: 14_000 },
      { title: 'Surveillance réglementaire de l’air intérieur', note: 'Quatre écoles et une crèche. Veut l’évaluation annuelle des moyens d’aération et un autodiagnostic.', from: 7_500, to: 16_000 },
      { title: 'Ventilation du gymnase', note: 'Associations mécontentes, condensation sur le parquet. Le bureau d’études rend son avis dans deux semaines.', from: 22_000, to: 41_000 },
    ] },
    { name: (house) => `Lycée professionnel ${house}`, slug: 'lycee', industryKey: 'education', employees: [60, 180], public: true, jobTitles: [['Proviseure adjointe', 'Proviseur adjoint'], ['Directrice déléguée aux formations', 'Directeur délégué aux formations']], needs: [
      { title: 'Aspiration de l’atelier de soudage des élèves', note: 'Douze cabines à mettre aux normes avant la rentrée. La Région finance, il faut passer par son groupement d’achat.', from: 27_000, to: 49_000 },
      { title: 'Dépoussiérage de l’atelier bois', note: 'Machines déplacées cet hiver, le réseau n’a pas suivi. Accès à l’atelier pendant les vacances seulement.', from: 13_000, to: 24_000 },
    ] },
    { name: (house) => `Clinique ${house}`, slug: 'clinique', industryKey: 'health', employees: [90, 400], jobTitles: [['Directrice des soins', 'Directeur des soins'], ['Ingénieure biomédicale', 'Ingénieur biomédical'], ['Responsable technique', 'Responsable technique']], needs: [
      { title: 'Filtration du bloc opératoire n° 3', note: 'Réouverture du bloc après travaux. Doit tenir ISO 5 sous plafond soufflant. Demande les références dans le médical.', from: 58_000, to: 105_000 },
      { title: 'Purificateurs mobiles pour l’hémodialyse', note: 'Huit appareils silencieux, moins de 45 dB. Essai gratuit d’une semaine demandé.', from: 9_000, to: 16_500 },
    ] },
    { name: (house) => `Imprimerie ${house}`, slug: 'imprimerie', industryKey: 'media', employees: [10, 80], jobTitles: [['Dirigeante', 'Dirigeant'], ['Responsable de fabrication', 'Responsable de fabrication']], needs: [
      { title: 'Captation des solvants sur deux presses', note: 'Passage à des encres moins solvantées, mais le lavage reste gênant. Veut garder l’accès aux rouleaux.', from: 12_500, to: 23_000 },
      { title: 'Humidification et filtration du magasin papier', note: 'Papier qui gondole dès avril. Cherche une solution unique pour l’humidité et la poussière.', from: 8_500, to: 15_000 },
    ] },
    { name: (house) => `Meunerie ${house}`, slug: 'meunerie', industryKey: 'agriculture', employees: [12, 65], jobTitles: [['Directrice de site', 'Directeur de site'], ['Responsable maintenance', 'Responsable maintenance']], needs: [
      { title: 'Dépoussiérage des élévateurs à grains', note: 'Zone ATEX 21. Le voisin a eu un départ de feu l’an dernier, la direction veut avancer vite.', from: 41_000, to: 76_000 },
      { title: 'Détection d’étincelles sur le réseau d’aspiration', note: 'Demande si l’on peut ajouter la détection sans changer le filtre. Photos reçues, section de 315 mm.', from: 7_000, to: 12_500 },
    ] },
  ],
  individuals: [
    { jobTitle: ['Luthière', 'Luthier'], needs: [
      { title: 'Aspiration silencieuse pour un petit atelier', note: 'Atelier de 25 m² sous un logement : le bruit est le premier critère. Ponce surtout de l’ébène.', from: 1_400, to: 2_900 },
      { title: 'Filtre à charbon pour le vernis', note: 'Vernis à l’alcool, odeur dans la cage d’escalier. Voudrait essayer avant d’acheter.', from: 900, to: 1_900 },
    ] },
    { jobTitle: ['Consultante en prévention', 'Consultant en prévention'], needs: [
      { title: 'Location d’un préleveur individuel', note: 'Travaille pour des PME du bâtiment. Loue à la semaine, pourrait devenir prescripteur.', from: 600, to: 1_500 },
      { title: 'Partenariat pour des campagnes de mesure', note: 'Propose d’apporter ses clients contre une remise sur le matériel. À voir avec la direction.', from: 2_000, to: 4_000 },
    ] },
    { jobTitle: ['Céramiste', 'Céramiste'], needs: [
      { title: 'Captation des poussières d’émail', note: 'Silice et oxydes, atelier partagé à quatre. Cherche un système déplaçable.', from: 1_200, to: 2_600 },
    ] },
    { jobTitle: ['Architecte', 'Architecte'], needs: [
      { title: 'Conseil ventilation pour une extension d’école', note: 'Prépare un avant-projet, demande des ordres de grandeur et deux fiches techniques.', from: 3_500, to: 8_000 },
      { title: 'Capteurs d’air pour un siège social exemplaire', note: 'Le maître d’ouvrage veut afficher la qualité de l’air à l’accueil. Prix attendu par étage.', from: 5_000, to: 9_500 },
    ] },
  ],
  customerNotes: [
    'Client depuis l’ancienne gamme, fidèle tant que le délai de dépannage est tenu.',
    'Paie à 45 jours, demande un numéro de commande sur chaque facture.',
    'Deux sites : les livraisons passent toujours par l’entrepôt, les factures par le siège.',
    'Accepte volontiers les visites de référence, surtout le vendredi matin.',
    'Marché à bons de commande, renouvelé chaque année en mars.',
    'Prévenir le poste de garde la veille de toute intervention.',
  ],
  calls: [
    'Messagerie. Rappelle demain matin.',
    'Bonne conversation : le besoin est confirmé, le budget se décide en comité le mois prochain.',
    'A reçu la documentation, veut comparer avec un concurrent avant de fixer une visite.',
    'Standard : en congé jusqu’à lundi. Laissé mes coordonnées.',
    'Demande une visite sur site, plutôt le matin avant la prise de poste.',
    'Pas le bon interlocuteur ; m’a passé la personne des achats, très aimable.',
    'Le prix passe, c’est le délai de livraison qui inquiète. Promis une réponse du bureau d’études sous 48 heures.',
    'Rappelé comme convenu : toujours intéressé, attend le compte rendu de la médecine du travail.',
  ],
  notes: [
    'Plan de l’atelier reçu, transmis au bureau d’études.',
    'A déjà une installation concurrente sur l’autre site, plutôt déçu du service.',
    'Envoyé la fiche technique et deux références dans le même métier.',
    'Subvention possible de la caisse d’assurance maladie : envoyer le formulaire avec le devis.',
    'Le décideur est la direction du groupe, pas le site. Prévoir une page de synthèse.',
    'Photos reçues : le réseau existant est réutilisable sur la moitié du parcours.',
    'Demande une consommation électrique garantie par écrit.',
  ],
  meetings: [
    'Visite de l’atelier : relevé des débits, huit points de captage retenus. Très bon accueil, le chef d’atelier est pour.',
    'Rendez-vous en visio avec les achats et le HSE. Reste à lever la question du niveau sonore.',
    'Visite d’une référence avec le client : convaincu par la facilité du décolmatage.',
    'Point avec le bureau d’études et le client : variante retenue avec récupération de chaleur.',
  ],
  lost: [
    { reasonKey: 'price', note: 'Perdu de 12 % face à un importateur. À recontacter quand ils auront vu le prix des filtres.' },
    { reasonKey: 'competitor', note: 'Ont gardé leur fournisseur historique, par habitude. Bon contact tout de même.' },
    { reasonKey: 'timing', note: 'Déménagement du site décidé : tout est repoussé d’un an.' },
    { reasonKey: 'budget', note: 'Le siège a gelé les investissements jusqu’à nouvel ordre.' },
    { reasonKey: 'no_answer', note: 'Cinq relances sans réponse, je ferme. Le besoin reviendra.' },
    { reasonKey: 'no_need', note: 'Ont arrêté l’activité bois, plus de besoin.' },
  ],
  won: ['Bon de commande signé, acompte de 30 % reçu. Pose prévue semaine 5.', 'Accord par téléphone puis commande par courriel dans la journée. Merci au bureau d’études !', 'Marché notifié. Réunion de lancement à fixer.'],
  closed: [
    { statusKey: 'disqualified', note: 'Étudiant en stage : cherche des informations pour son rapport.' },
    { statusKey: 'disqualified', note: 'Demande hors de notre métier : climatisation de bureaux.' },
    { statusKey: 'do_not_contact', note: 'Demande expresse de ne plus être appelé.' },
    { statusKey: 'disqualified', note: 'Entreprise en liquidation d’après le standard.' },
  ],
  repeated: {
    form: 'Deuxième envoi du formulaire du site, avec un autre numéro.',
    fair: 'Carte de visite prise sur le salon, ressaisie à la main.',
    colleague: 'Un collègue du même site, pour le même projet ?',
    customer: 'Écrit par le formulaire du site sans dire qu’il est déjà client.',
  },
}
