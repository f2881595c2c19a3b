import type { ImportField } from './fields.ts'

export const PRESETS = ['odoo', 'erpnext', 'hubspot', 'pipedrive'] as const
export type Preset = (typeof PRESETS)[number]

/** Where a program means by a word what others do not; the rest is read by the general synonyms. `notes`: kept, with its name, in the notes. */
type PresetTable = { signs: string; columns: Partial<Record<ImportField | 'ignored', string>> }

/** Files exported by other programs, by the names they give to their columns (labels in both languages and field names). */
export const PRESET_TABLES: Record<Preset, PresetTable> = {
  // crm.lead
  odoo: {
    signs: 'contact name, nom du contact, expected revenue, revenu espéré, revenu attendu, salesperson, vendeur, sales team, équipe commerciale, stage, étape, external id, id externe, company name, nom de la société, probability, probabilité, job position, email_from, partner_name, contact_name, expected_revenue, user_id, team_id, stage_id, tag_ids, street2, rue 2, opportunity, opportunité, medium, medium_id, campaign_id, type',
    columns: {
      title: 'opportunity, opportunité, name, nom, lead, lead/opportunity, piste', fullName: 'contact name, nom du contact, contact_name', companyName: 'company name, nom de la société, partner_name, customer, client',
      email: 'email, e-mail, email_from', jobTitle: 'job position, poste, function', line1: 'street, rue', line2: 'street2, rue 2', postalCode: 'zip, code postal', state: 'state, état, state_id', country: 'country, pays, country_id',
      owner: 'salesperson, vendeur, user_id', team: 'sales team, équipe commerciale, team_id', tags: 'tags, étiquettes, tag_ids', campaign: 'campaign, campagne, campaign_id', medium: 'medium, moyen, support, medium_id', source: 'source, source_id',
      notes: 'notes, description, internal notes, expected revenue, revenu espéré, revenu attendu, expected_revenue, stage, étape, stage_id, referred by, recommandé par, referred, expected closing, fermeture prévue, date_deadline', externalId: 'external id, id externe, id', createdAt: 'created on, créé le, create_date',
      priority: 'priority, priorité', language: 'language, langue, lang_id', ignored: 'probability, probabilité, type, active, actif, company, société, currency, devise, last updated on, mis à jour le',
    },
  },
  // Lead, of ERPNext and Dokos
  erpnext: {
    signs: "person name, nom de la personne, organization name, nom de l'organisation, lead owner, responsable de la piste, email address, adresse email, mobile no, mobile no., n° mobile, request type, type de demande, market segment, lead type, type de piste, series, série, lead_name, company_name, email_id, mobile_no, lead_owner, organization_lead, lead is an organization, print language, no of employees, next contact date, qualification status, whatsapp no, annual revenue, territory",
    columns: {
      fullName: 'person name, nom de la personne, lead_name, full name, nom complet, lead name', companyName: "organization name, nom de l'organisation, company_name, company name", isOrganisation: 'organization_lead, lead is an organization, le piste est une organisation, la piste est une organisation',
      email: 'email address, adresse email, email_id, email, email id', mobile: 'mobile no, mobile no., n° mobile, mobile_no, whatsapp no, whatsapp_no', owner: 'lead owner, responsable de la piste, lead_owner', jobTitle: 'designation, désignation, job title, titre du poste, job_title, poste',
      source: 'source, lead source, utm_source', campaign: 'campaign name, nom de la campagne, campaign_name, utm_campaign', medium: 'utm_medium', line1: 'address line 1, adresse ligne 1, address_line1', line2: "address line 2, complément d'adresse, address_line2", postalCode: 'postal code, code postal, pincode', city: 'city/town, city, ville',
      employees: "no of employees, nombre d'employés, no_of_employees, no. of employees", territory: 'territory, région, territoire', industry: "industry, industrie, secteur d'activité", marketSegment: 'market segment, part de marché, segment de marché, market_segment', language: "print language, langue d'impression, language",
      externalId: 'id, name', notes: 'notes, remarques, request type, type de demande, request_type, annual revenue, annual_revenue', ignored: 'series, série, naming_series, company, société, title, titre, lead type, type de piste, type, image, middle name',
    },
  },
  hubspot: {
    signs: "record id, lifecycle stage, contact owner, lead status, phone number, mobile phone number, create date, last activity date, associated company, marketing contact status, website url, street address, state/region, country/region, number of employees, id de la fiche d'informations, identifiant de l'enregistrement, phase du cycle de vie, propriétaire du contact, statut du lead, numéro de téléphone mobile, unsubscribed from all email, désinscrit de tous les e-mails, original source, original traffic source",
    columns: {
      externalId: "record id, id de la fiche d'informations, identifiant de l'enregistrement, id de l'enregistrement", companyName: "company name, associated company, nom de l'entreprise, entreprise associée", jobTitle: 'job title, intitulé du poste, intitulé de poste', owner: 'contact owner, propriétaire du contact, lead owner',
      status: 'lead status, statut du lead', mobile: 'mobile phone number, numéro de téléphone mobile', phone: 'phone number, numéro de téléphone', line1: 'street address, adresse, rue', state: 'state/region, état/région', country: 'country/region, pays/région', website: 'website url, url du site web', createdAt: 'create date, date de création',
      unsubscribed: 'unsubscribed from all email, désinscrit de tous les e-mails, opted out of all email', source: "original source, original traffic source, source d'origine, source de trafic d'origine", notes: 'notes, message, lifecycle stage, phase du cycle de vie',
      ignored: 'last activity date, date de la dernière activité, marketing contact status, associated company ids, last modified date, associated contact ids',
    },
  },
  pipedrive: {
    signs: 'lead title, lead owner, lead labels, lead label, lead source, lead lead created, lead id, person name, person email, person email work, person phone, person phone work, person phone mobile, organization name, organization address, person id, organization id, person label, prospect titre, prospect propriétaire, personne nom, personne e mail, personne téléphone, organisation nom, organisation adresse, deal title, deal owner, deal stage',
    columns: {
      title: 'lead title, deal title, title, prospect titre, prospect intitulé', owner: 'lead owner, deal owner, prospect propriétaire, person owner', tags: 'lead labels, lead label, prospect étiquettes, prospect étiquette, person label', source: 'lead source, lead source name, deal source, lead source channel, prospect source', createdAt: 'lead lead created, lead created, deal deal created, prospect créé le, prospect date de création',
      fullName: 'person name, lead contact person, personne nom, deal contact person', firstName: 'person first name, personne prénom', lastName: 'person last name, personne nom de famille', email: 'person email, person email work, person email home, person email other, personne e mail, personne e mail professionnel',
      phone: 'person phone, person phone work, person phone home, person phone other, personne téléphone, personne téléphone professionnel', mobile: 'person phone mobile, personne téléphone portable, personne téléphone mobile', companyName: 'organization name, lead organization, organisation nom, deal organization', line1: 'organization address, organisation adresse', externalId: 'lead id, prospect id, deal id',
      jobTitle: 'person job title, personne fonction', notes: 'lead value, deal value, lead note, deal stage, prospect valeur, note, lead notes', ignored: 'person id, organization id, lead expected close date, person marketing status, lead archive status',
    },
  },
}
