import type { Cast } from './shape.ts'

const three = (n: number) => String(n % 1000).padStart(3, '0')

/** A British maker of equipment for clean air in workshops: dust and fume extraction, filtration, measuring. */
export const ENGLISH: Cast = {
  country: 'GB',
  teams: [
    { key: 'industry', name: 'Industry', colour: 'blue' },
    { key: 'public', name: 'Public sector', colour: 'teal' },
    { key: 'export', name: 'Export', colour: 'violet' },
  ],
  users: [
    { key: 'camille', name: 'Harriet Pendlecote', email: 'harriet.pendlecote@example.com', role: 'manager', teamKeys: ['industry', 'public', 'export'], leads: ['industry', 'export'] },
    { key: 'yanis', name: 'Owen Tarrister', email: 'owen.tarrister@example.com', role: 'salesperson', teamKeys: ['industry', 'export'], leads: [] },
    { key: 'solene', name: 'Priya Wexcombe', email: 'priya.wexcombe@example.com', role: 'salesperson', teamKeys: ['public', 'industry'], leads: ['public'] },
  ],
  campaigns: (year) => [
    { key: 'fair', name: `Clean Workshop Fair ${year}` },
    { key: 'welding', name: 'Welding fume campaign' },
    { key: 'schools', name: 'Classroom air webinar' },
  ],
  women: ['Abigail', 'Aisha', 'Beatrice', 'Bronwen', 'Catherine', 'Charlotte', 'Claire', 'Deborah', 'Eleanor', 'Fiona', 'Gemma', 'Hannah', 'Imogen', 'Jasmine', 'Kirsty', 'Lucy', 'Morag', 'Nadia', 'Olivia', 'Philippa', 'Rosalind', 'Siobhan', 'Tamsin', 'Zoe'],
  men: ['Adam', 'Alistair', 'Ben', 'Callum', 'Darren', 'Edmund', 'Farid', 'Gareth', 'Hamish', 'Ian', 'Joel', 'Keith', 'Liam', 'Marcus', 'Neil', 'Oliver', 'Peter', 'Rhys', 'Samir', 'Stuart', 'Toby', 'Usman', 'Victor', 'William'],
  lastNames: ['Abbotsleigh', 'Barrowclift', 'Beckhurst', 'Branscote', 'Calderfold', 'Clevering', 'Cottismore', 'Dewhampton', 'Drakelow', 'Eastwick-Hale', 'Fallowdale', 'Ferrisby', 'Garthwick', 'Greystead', 'Hallowby', 'Harrowgill', 'Inglethorpe', 'Kellaway-Moss', 'Kestleby', 'Lanternham', 'Loxbeare', 'Marchbanks', 'Netherby', 'Oakenfell', 'Pinchard', 'Quillerby', 'Ravensdale', 'Rushcombe', 'Sallowfield', 'Stanbrigg', 'Tattershaw', 'Thirlwick', 'Underbank', 'Vennimore', 'Wetherlam', 'Yarrowby'],
  houses: ['Abberwick', 'Ashmarket', 'Barlowmere', 'Beckfoot', 'Birchanger', 'Bramblecote', 'Calderwyke', 'Carrowhill', 'Coldharrow', 'Copperthwaite', 'Dalesmere', 'Dunmarrow', 'Eastfold', 'Elmscar', 'Fairholt', 'Fernhope', 'Foxcote', 'Garrowby', 'Gillmoor', 'Greenscar', 'Halverstone', 'Hartlowe', 'Hawksrigg', 'Holmwray', 'Ivescar', 'Jackdaw Hill', 'Kelderby', 'Kingsmarsh', 'Larkrigg', 'Lindenby', 'Lowmarsh', 'Maplethorn', 'Marlscar', 'Millgarth', 'Mossfold', 'Netherscar', 'Northwray', 'Oakrigg', 'Otterburn Vale', 'Penmarrow', 'Pikelow', 'Quernmoor', 'Redscar', 'Ridgeholt', 'Rookhope Park', 'Saltmarrow', 'Scarholme', 'Silverbeck', 'Stonegarth', 'Tarnholt', 'Thornrigg', 'Underscar', 'Valehurst', 'Waxholme', 'Westmarrow', 'Whinfold', 'Wildscar', 'Yewbarrow', 'Yockenhurst'],
  legalForms: ['Ltd', 'Limited', 'PLC', 'LLP'],
  places: [
    { city: 'Sheffield', postalCode: 'S1 2HE' }, { city: 'Leeds', postalCode: 'LS1 4AP' }, { city: 'Bradford', postalCode: 'BD1 1HY' }, { city: 'Manchester', postalCode: 'M1 2WD' }, { city: 'Salford', postalCode: 'M5 4WT' }, { city: 'Liverpool', postalCode: 'L2 2DP' },
    { city: 'Preston', postalCode: 'PR1 2HE' }, { city: 'Carlisle', postalCode: 'CA3 8QG' }, { city: 'Newcastle upon Tyne', postalCode: 'NE1 7RU' }, { city: 'Sunderland', postalCode: 'SR1 3SD' }, { city: 'Hull', postalCode: 'HU1 2AA' }, { city: 'Lincoln', postalCode: 'LN2 1BD' },
    { city: 'Nottingham', postalCode: 'NG1 5DT' }, { city: 'Derby', postalCode: 'DE1 2FS' }, { city: 'Leicester', postalCode: 'LE1 6FB' }, { city: 'Coventry', postalCode: 'CV1 5RR' }, { city: 'Birmingham', postalCode: 'B1 1BB' }, { city: 'Wolverhampton', postalCode: 'WV1 1SH' },
    { city: 'Stoke-on-Trent', postalCode: 'ST4 1HH' }, { city: 'Worcester', postalCode: 'WR1 2EY' }, { city: 'Bristol', postalCode: 'BS1 5TR' }, { city: 'Swindon', postalCode: 'SN1 2JG' }, { city: 'Exeter', postalCode: 'EX1 1GJ' }, { city: 'Plymouth', postalCode: 'PL1 2AA' },
    { city: 'Cardiff', postalCode: 'CF10 3ND' }, { city: 'Swansea', postalCode: 'SA1 3SN' }, { city: 'Southampton', postalCode: 'SO14 7LY' }, { city: 'Portsmouth', postalCode: 'PO1 2AL' }, { city: 'Reading', postalCode: 'RG1 2AG' }, { city: 'Norwich', postalCode: 'NR2 1NH' },
    { city: 'Ipswich', postalCode: 'IP1 2DE' }, { city: 'Peterborough', postalCode: 'PE1 1HF' }, { city: 'Glasgow', postalCode: 'G2 1DU' }, { city: 'Dundee', postalCode: 'DD1 3BY' }, { city: 'Aberdeen', postalCode: 'AB10 1AB' }, { city: 'Belfast', postalCode: 'BT1 5GS' },
  ],
  abroad: [
    { city: 'Dublin', postalCode: 'D02 AF30', country: 'IE', currency: 'EUR' }, { city: 'Cork', postalCode: 'T12 W7CV', country: 'IE', currency: 'EUR' }, { city: 'Rotterdam', postalCode: '3011 AD', country: 'NL', currency: 'EUR' },
    { city: 'Bergen', postalCode: '5003', country: 'NO', currency: null }, { city: 'Aarhus', postalCode: '8000', country: 'DK', currency: null },
  ],
  streets: ['Forge Lane', 'Foundry Road', 'Station Approach', 'Old Mill Way', 'Tanner Street', 'Enterprise Way', 'Canal Side', 'Furnace Hill', 'Wharf Road', 'Sawpit Lane', 'Chapel Street', 'Quarry Bank', 'Railway Terrace', 'Kiln Close', 'Cooper’s Row'],
  // Numbers Ofcom keeps for drama: 020 7946 0xxx and 07700 900xxx.
  landline: (n) => `020 7946 0${three(n)}`,
  mobile: (n) => `07700 900${three(n)}`,
  trades: [
    { name: (house) => `${house} Fabrications`, slug: 'fabrications', industryKey: 'manufacturing', employees: [12, 90], jobTitles: [['Workshop manager', 'Workshop manager'], ['Managing director', 'Managing director'], ['HSE manager', 'HSE manager']], needs: [
      { title: 'Source extraction for eight welding bays', note: 'Health surveillance found welding fume above the exposure limits. Eight MIG bays with an overhead crane between: arms rather than hoods. Wants a visit before the end of the month.', from: 28_000, to: 50_000 },
      { title: 'Downdraught table for plasma cutting', note: 'New cutting table ordered, delivery in three months. Needs the dust collector to go with it and asks whether we take the old one away.', from: 16_000, to: 30_000 },
      { title: 'Replacing a bag dust collector', note: 'Theirs is fifteen years old and the bags tear every six months. Has a repair quote for 8,000 and cannot decide.', from: 21_000, to: 40_000 },
    ] },
    { name: (house) => `${house} Joinery`, slug: 'joinery', industryKey: 'manufacturing', employees: [5, 45], jobTitles: [['Owner', 'Owner'], ['Bench joiner in charge', 'Foreman'], ['Buyer', 'Buyer']], needs: [
      { title: 'Central extraction for wood chips', note: 'Six machines, a spindle moulder and a four-sider. Complains mostly of noise and heating bills: all the warm air goes outside. Keen on returning filtered air.', from: 18_000, to: 34_000 },
      { title: 'Explosion protection for the dust silo', note: 'Insurer asked for a vent and a non-return valve. File due before the policy renews.', from: 8_000, to: 15_000 },
      { title: 'Measuring inhalable wood dust', note: 'Inspection coming. Wants three operators sampled and a report people can read.', from: 2_100, to: 4_600 },
    ] },
    { name: (house) => `${house} Bakeries`, slug: 'bakeries', industryKey: 'retail', employees: [20, 140], jobTitles: [['Production director', 'Production director'], ['Quality manager', 'Quality manager']], needs: [
      { title: 'Flour dust capture at the central bakery', note: 'Two cases of baker’s asthma in three years. Needs a quote split by work station.', from: 12_000, to: 24_000 },
      { title: 'Clean weighing station', note: 'Weighing in a corner under a low ceiling. A laminar hood would do; mind the daily wash-down.', from: 5_800, to: 9_800 },
    ] },
    { name: (house) => `${house} Castings`, slug: 'castings', industryKey: 'manufacturing', employees: [40, 260], jobTitles: [['Environment manager', 'Environment manager'], ['Operations director', 'Operations director'], ['Maintenance manager', 'Maintenance manager']], needs: [
      { title: 'Fume filtration for the induction furnace', note: 'New permit: 5 mg/m³ from next year. About 30,000 m³/h. Three suppliers asked, us included.', from: 84_000, to: 160_000 },
      { title: 'Continuous stack monitoring', note: 'Opacity meters into their control system, with an export for the regulator. Money is in the budget.', from: 25_000, to: 46_000 },
      { title: 'Maintenance contract for five collectors', note: 'Three makes on site. Wants one person to call and a response time in writing.', from: 14_000, to: 27_000 },
    ] },
    { name: (house) => `${house} Mouldings`, slug: 'mouldings', industryKey: 'manufacturing', employees: [25, 180], jobTitles: [['HSE manager', 'HSE manager'], ['Plant manager', 'Plant manager'], ['Buyer', 'Buyer']], needs: [
      { title: 'VOC treatment on the extrusion line', note: 'Neighbours complain of the smell and the council is watching. Comparing carbon with oxidation, running costs included.', from: 40_000, to: 78_000 },
      { title: 'VOC sensors in the moulding shop', note: 'Fifteen presses. Wants the curves on a screen by the door: being open with staff matters to them.', from: 7_000, to: 13_500 },
    ] },
    { name: (house) => `${house} Quarries`, slug: 'quarries', industryKey: 'manufacturing', employees: [15, 70], jobTitles: [['Quarry manager', 'Quarry manager'], ['Safety manager', 'Safety manager']], needs: [
      { title: 'Misting and dust control at the crusher', note: 'Silica: samples are fine in the cab, poor at the foot of the screen. Hard to reach in winter.', from: 34_000, to: 64_000 },
      { title: 'Pressurised cabin for the control post', note: 'Filtered cabin with a pressure alarm. Two operators in turn.', from: 10_500, to: 18_500 },
    ] },
    { name: (house) => `${house} Motors`, slug: 'motors', industryKey: 'retail', employees: [8, 60], jobTitles: [['Owner', 'Owner'], ['Aftersales manager', 'Aftersales manager']], needs: [
      { title: 'Exhaust extraction rails', note: 'Six lifts and an alignment bay. The ducts leak, so the mechanics leave the doors open all winter.', from: 9_500, to: 19_500 },
      { title: 'Spray booth filter contract', note: 'Asks for a yearly price. Three booths on two sites.', from: 2_800, to: 6_000 },
    ] },
    { name: (house) => `${house} Laboratories`, slug: 'laboratories', industryKey: 'health', employees: [30, 220], jobTitles: [['Quality manager', 'Quality manager'], ['Qualified person', 'Qualified person'], ['Projects manager', 'Projects manager']], needs: [
      { title: 'Absolute filtration for two clean rooms', note: 'Going from ISO 8 to ISO 7 for a new line. Tight: a ten-day shutdown this summer.', from: 56_000, to: 106_000 },
      { title: 'Continuous particle counting', note: 'Eight points, alarms by text message, data kept ten years. Audit in four months.', from: 23_000, to: 42_000 },
      { title: 'Yearly testing of fume cupboards', note: 'Twenty-two cupboards and cabinets. The last contractor stopped answering; wants to begin with five.', from: 4_800, to: 8_400 },
    ] },
    { name: (house) => `${house} Haulage`, slug: 'haulage', industryKey: 'transport', employees: [30, 240], jobTitles: [['Operations manager', 'Operations manager'], ['Technical director', 'Technical director']], needs: [
      { title: 'Air quality on the loading dock', note: 'Gas forklifts on a closed dock, headaches in the morning. Begin with a week of measuring.', from: 4_200, to: 8_500 },
      { title: 'Extraction in the truck workshop', note: 'Four pits. Also weighing up electric chargers: the board decides between the two.', from: 13_000, to: 25_000 },
    ] },
    { name: (house) => `${house} Town Council`, slug: 'council', industryKey: 'public', employees: [40, 320], public: true, jobTitles: [['Head of property', 'Head of property'], ['Councillor for schools', 'Councillor for schools'], ['Buildings officer', 'Buildings officer']], needs: [
      { title: 'CO₂ monitors for the schools', note: 'Twelve classrooms before September. The council votes the money next quarter; below the tender threshold.', from: 5_200, to: 12_500 },
      { title: 'Indoor air survey of public buildings', note: 'Four schools and a nursery. Wants a yearly look at the ventilation and a plain report.', from: 6_600, to: 14_000 },
      { title: 'Leisure centre ventilation', note: 'Clubs are unhappy, damp on the sports hall floor. Consultant reports in two weeks.', from: 19_500, to: 36_000 },
    ] },
    { name: (house) => `${house} Technical College`, slug: 'college', industryKey: 'education', employees: [60, 180], public: true, jobTitles: [['Deputy principal', 'Deputy principal'], ['Head of engineering', 'Head of engineering']], needs: [
      { title: 'Extraction for the students’ welding shop', note: 'Twelve booths to put right before term. Money comes through the regional framework.', from: 24_000, to: 43_000 },
      { title: 'Dust control in the wood shop', note: 'Machines moved this winter, the ducts did not. Access in the holidays only.', from: 11_500, to: 21_000 },
    ] },
    { name: (house) => `${house} Clinic`, slug: 'clinic', industryKey: 'health', employees: [90, 400], jobTitles: [['Director of nursing', 'Director of nursing'], ['Clinical engineer', 'Clinical engineer'], ['Estates manager', 'Estates manager']], needs: [
      { title: 'Filtration for operating theatre 3', note: 'Theatre reopens after works. ISO 5 under the canopy. Asks for medical references.', from: 51_000, to: 93_000 },
      { title: 'Mobile purifiers for dialysis', note: 'Eight quiet units, below 45 dB. Asks for a week’s trial.', from: 8_000, to: 14_500 },
    ] },
    { name: (house) => `${house} Press`, slug: 'press', industryKey: 'media', employees: [10, 80], jobTitles: [['Owner', 'Owner'], ['Production manager', 'Production manager']], needs: [
      { title: 'Solvent capture on two presses', note: 'Moving to milder inks, but washing up still smells. Must keep access to the rollers.', from: 11_000, to: 20_500 },
      { title: 'Humidity and filtration in the paper store', note: 'Paper curls from April on. Looking for one answer to damp and dust.', from: 7_500, to: 13_000 },
    ] },
    { name: (house) => `${house} Mill`, slug: 'mill', industryKey: 'agriculture', employees: [12, 65], jobTitles: [['Site director', 'Site director'], ['Maintenance manager', 'Maintenance manager']], needs: [
      { title: 'Dust control on the grain elevators', note: 'Explosive atmosphere zone 21. The mill next door had a fire last year, so the board wants to move fast.', from: 36_000, to: 67_000 },
      { title: 'Spark detection on the extraction ducts', note: 'Can detection be added without changing the filter? Photos received, 315 mm duct.', from: 6_000, to: 11_000 },
    ] },
  ],
  individuals: [
    { jobTitle: ['Violin maker', 'Violin maker'], needs: [
      { title: 'Quiet extraction for a small workshop', note: 'A 25 m² shop under a flat: noise comes first. Sands mostly ebony.', from: 1_200, to: 2_500 },
      { title: 'Carbon filter for varnish', note: 'Spirit varnish, smell in the stairwell. Would like to try before buying.', from: 800, to: 1_700 },
    ] },
    { jobTitle: ['Safety consultant', 'Safety consultant'], needs: [
      { title: 'Hire of a personal sampler', note: 'Works for small builders. Hires by the week, could send us customers.', from: 500, to: 1_300 },
      { title: 'Partnership on measuring campaigns', note: 'Offers to bring clients in return for a discount on equipment. To see with the board.', from: 1_800, to: 3_500 },
    ] },
    { jobTitle: ['Potter', 'Potter'], needs: [{ title: 'Capturing glaze dust', note: 'Silica and oxides, studio shared by four. Wants something on wheels.', from: 1_000, to: 2_300 }] },
    { jobTitle: ['Architect', 'Architect'], needs: [
      { title: 'Ventilation advice for a school extension', note: 'Sketch stage, asks for rough figures and two data sheets.', from: 3_000, to: 7_000 },
      { title: 'Air sensors for a model head office', note: 'The client wants air quality shown in reception. Price by floor.', from: 4_400, to: 8_400 },
    ] },
  ],
  customerNotes: [
    'With us since the old range, loyal as long as breakdowns are answered in time.',
    'Pays at 45 days and wants a purchase order number on every invoice.',
    'Two sites: deliveries always to the warehouse, invoices to head office.',
    'Glad to host reference visits, Friday mornings best.',
    'Call-off contract, renewed each March.',
    'Tell the gatehouse the day before any work on site.',
  ],
  calls: [
    'Voicemail. Will call again tomorrow morning.',
    'Good talk: the need is confirmed, the money is decided next month.',
    'Has the brochure, wants to compare with a competitor before a visit.',
    'Switchboard: on leave until Monday. Left my details.',
    'Asks for a site visit, best before the early shift.',
    'Wrong person; put me through to purchasing, very kind.',
    'Price is fine, lead time is the worry. Promised an answer from engineering within 48 hours.',
    'Called back as agreed: still keen, waiting for the occupational health report.',
  ],
  notes: [
    'Workshop plan received, passed to engineering.',
    'Has a competitor’s unit at the other site and is not happy with the service.',
    'Sent the data sheet and two references in the same trade.',
    'A grant may help: send the form with the quote.',
    'Group management decides, not the site. Prepare a one-page summary.',
    'Photos received: half of the ductwork can be kept.',
    'Wants the power consumption guaranteed in writing.',
  ],
  meetings: [
    'Site visit: measured flows, eight pick-up points agreed. Warm welcome, the foreman is for it.',
    'Video call with purchasing and HSE. Noise level is the open question.',
    'Took the customer to see a reference: convinced by how easy cleaning is.',
    'Review with engineering and the customer: going for the variant with heat recovery.',
  ],
  lost: [
    { reasonKey: 'price', note: 'Lost by 12% to an importer. Call again once they have seen what filters cost.' },
    { reasonKey: 'competitor', note: 'Stayed with their old supplier out of habit. Good contact all the same.' },
    { reasonKey: 'timing', note: 'The site is moving: everything waits a year.' },
    { reasonKey: 'budget', note: 'Head office froze spending until further notice.' },
    { reasonKey: 'no_answer', note: 'Five calls, no answer, closing it. The need will come back.' },
    { reasonKey: 'no_need', note: 'They gave up the wood side, nothing left to extract.' },
  ],
  won: ['Order signed, 30% deposit received. Fitting in week 5.', 'Yes on the phone, order by email the same day. Thanks to engineering!', 'Contract awarded. Kick-off meeting to be set.'],
  closed: [
    { statusKey: 'disqualified', note: 'Student on placement, looking for facts for a report.' },
    { statusKey: 'disqualified', note: 'Not our trade: office air conditioning.' },
    { statusKey: 'do_not_contact', note: 'Asked in so many words not to be called again.' },
    { statusKey: 'disqualified', note: 'Being wound up, says the switchboard.' },
  ],
  repeated: {
    form: 'Sent the web form a second time, with another number.',
    fair: 'Card picked up at the fair, typed in by hand.',
    colleague: 'A colleague at the same site, for the same project?',
    customer: 'Wrote through the web form without saying they are a customer.',
  },
}
