/** What Coldbridge, which watches temperatures in cold chains, has in its pipeline. All invented. */
export type SampleRecord = readonly [
  id: string,
  name: string,
  title: string,
  company: string,
  city: string,
  email: string,
  phone: string,
  owner: string,
  stage: string,
  source: string,
  amount: number,
  currency: string,
  /** How long ago it was last touched. */
  hours: number,
];

// One lead a line reads as the table that it is.
// prettier-ignore
export const SAMPLE_LEADS: readonly SampleRecord[] = [
  ['1042', 'Marta Kowalczyk', 'Director of Operations', 'Baltika Cold Storage', 'Gdańsk', 'm.kowalczyk@baltika.example', '+48 58 555 01 42', 'sam', 'Qualifying', 'Trade fair', 48000, 'EUR', 2],
  ['1041', 'Tomás Herrera', 'Head of Fleet', 'Frutas del Valle', 'Valencia', 'therrera@frutasvalle.example', '+34 96 555 01 41', 'mina', 'Meeting booked', 'Outbound call', 31500, 'EUR', 5],
  ['1040', 'Aiko Tanabe', 'Quality Manager', 'Hokuto Seafood', 'Sapporo', 'a.tanabe@hokuto.example', '+81 11 555 0140', 'mina', 'Contacted', 'Web form', 5200000, 'JPY', 7],
  ['1039', 'Lukas Brandstetter', 'Supply Chain Lead', 'Alpenfrisch', 'Salzburg', 'brandstetter@alpenfrisch.example', '+43 662 555 139', 'jonas', 'Qualifying', 'Referral', 27000, 'EUR', 20],
  ['1038', 'Chidinma Eze', 'Chief Operating Officer', 'Harmattan Pharma', 'Lagos', 'c.eze@harmattan.example', '+234 1 555 0138', 'sam', 'Qualifying', 'Webinar', 64000, 'USD', 22],
  ['1037', 'Sophie Lacombe', 'Purchasing Manager', 'Laiterie des Monts', 'Clermont-Ferrand', 's.lacombe@laiteriemonts.example', '+33 4 55 55 01 37', 'jonas', 'New', 'Web form', 18000, 'EUR', 26],
  ['1036', 'Rafael Quintela', 'Plant Manager', 'Pescados Atlântico', 'Porto', 'rquintela@pescatl.example', '+351 22 555 0136', 'mina', 'Handed over', 'Trade fair', 39000, 'EUR', 30],
  ['1035', 'Hannah Osei', 'Head of Logistics', 'Goldleaf Cocoa', 'Accra', 'hosei@goldleaf.example', '+233 30 555 0135', 'sam', 'Contacted', 'Outbound call', 22000, 'USD', 44],
  ['1034', 'Mikkel Thorsen', 'IT Manager', 'Nordhav Fisk', 'Esbjerg', 'mth@nordhav.example', '+45 75 55 01 34', 'jonas', 'Contacted', 'Referral', 210000, 'DKK', 48],
  ['1033', 'Deepa Krishnan', 'Vice President, Distribution', 'Suraksha Vaccines', 'Hyderabad', 'deepa.k@suraksha.example', '+91 40 5550 0133', 'sam', 'Qualifying', 'Webinar', 8900000, 'INR', 51],
  ['1032', 'Owen Pritchard', 'Managing Director', 'Cambrian Dairies', 'Swansea', 'owen@cambriandairies.example', '+44 1792 555 132', 'sam', 'New', 'Web form', 15500, 'GBP', 54],
  ['1031', 'Valentina Moretti', 'Operations Manager', 'Gelateria Moretti', 'Bologna', 'valentina@gmoretti.example', '+39 051 555 0131', 'jonas', 'New', 'Trade fair', 9800, 'EUR', 70],
  ['1030', 'Carmen Ortega Ruiz', 'Logistics Director', 'Berries de Jalisco', 'Guadalajara', 'c.ortega@berriesjal.example', '+52 33 5550 0130', 'mina', 'Meeting booked', 'Outbound call', 890000, 'MXN', 73],
  ['1029', 'Stefan Ilić', 'Warehouse Manager', 'Dunav Frost', 'Novi Sad', 's.ilic@dunavfrost.example', '+381 21 555 129', 'jonas', 'Contacted', 'Web form', 12400, 'EUR', 79],
  ['1028', 'Grace Muthoni', 'Export Manager', 'Rift Valley Blooms', 'Nairobi', 'grace@rvblooms.example', '+254 20 555 0128', 'sam', 'Qualifying', 'Referral', 28500, 'USD', 95],
  ['1027', 'Henrik Aalto', 'Chief Engineer', 'Saimaa Ice', 'Lappeenranta', 'henrik.aalto@saimaaice.example', '+358 5 555 0127', 'jonas', 'New', 'Outbound call', 21000, 'EUR', 101],
  ['1026', 'Dalia Haddad', 'General Manager', 'Cedar Fresh', 'Beirut', 'dalia@cedarfresh.example', '+961 1 555 126', 'mina', 'Contacted', 'Trade fair', 16000, 'USD', 120],
  ['1025', 'Peter van Houten', 'Fleet Director', 'Polder Koeltransport', 'Rotterdam', 'p.vanhouten@polderkoel.example', '+31 10 555 0125', 'sam', 'Handed over', 'Referral', 72000, 'EUR', 122],
  ['1024', 'Linh Tran', 'Quality Director', 'Mekong Shrimp', 'Cần Thơ', 'linh.tran@mekongshrimp.example', '+84 292 555 0124', 'mina', 'Qualifying', 'Webinar', 34000, 'USD', 140],
  ['1023', 'Marcus Bell', 'Operations Manager', 'Lakeshore Produce', 'Milwaukee', 'mbell@lakeshoreproduce.example', '+1 414 555 0123', 'sam', 'Contacted', 'Outbound call', 26000, 'USD', 146],
  ['1022', 'Irina Popescu', 'Procurement Lead', 'Carpat Meats', 'Brașov', 'ipopescu@carpatmeats.example', '+40 268 555 122', 'jonas', 'New', 'Web form', 14200, 'EUR', 170],
  ['1021', 'Camille Dubois', 'Director, Cold Chain', 'BioTransit Santé', 'Lyon', 'c.dubois@biotransit.example', '+33 4 55 55 01 21', 'jonas', 'Meeting booked', 'Referral', 88000, 'EUR', 190],
  ['1020', 'Ahmed Al-Sayed', 'Site Manager', 'Delta Citrus', 'Alexandria', 'a.alsayed@deltacitrus.example', '+20 3 555 0120', 'mina', 'Unreachable', 'Web form', 11000, 'USD', 230],
  ['1019', 'Ellen Fitzgerald', 'Logistics Manager', 'Kerry Coast Oysters', 'Tralee', 'ellen@kerrycoast.example', '+353 66 555 0119', 'sam', 'Unreachable', 'Trade fair', 7500, 'EUR', 300],
  ['1018', 'Unnamed visitor', '', '', '', '', '', 'mina', 'New', '', 0, '', 310],
];

// prettier-ignore
export const SAMPLE_CONTACTS: readonly SampleRecord[] = [
  ['508', 'Joost Vermeer', 'Technical Director', 'Polder Koeltransport', 'Rotterdam', 'j.vermeer@polderkoel.example', '+31 10 555 0126', 'bea', '', '', 0, '', 26],
  ['507', 'Agnieszka Nowak', 'Finance Director', 'Baltika Cold Storage', 'Gdańsk', 'a.nowak@baltika.example', '+48 58 555 01 43', 'sam', '', '', 0, '', 31],
  ['506', 'Inês Barbosa', 'Quality Manager', 'Pescados Atlântico', 'Porto', 'ibarbosa@pescatl.example', '+351 22 555 0137', 'bea', '', '', 0, '', 60],
  ['505', 'Ramesh Iyer', 'Head of IT', 'Suraksha Vaccines', 'Hyderabad', 'ramesh.i@suraksha.example', '+91 40 5550 0134', 'priya', '', '', 0, '', 88],
  ['504', 'Luisa Camacho', 'Chief Financial Officer', 'Berries de Jalisco', 'Guadalajara', 'l.camacho@berriesjal.example', '+52 33 5550 0131', 'carlos', '', '', 0, '', 130],
  ['503', 'Dan Kowalski', 'Fleet Supervisor', 'Lakeshore Produce', 'Milwaukee', 'dkowalski@lakeshoreproduce.example', '+1 414 555 0124', 'noah', '', '', 0, '', 151],
];

// prettier-ignore
export const SAMPLE_DEALS: readonly SampleRecord[] = [
  ['305', 'Sensors for 60 trailers', 'Peter van Houten', 'Polder Koeltransport', 'Rotterdam', 'p.vanhouten@polderkoel.example', '+31 10 555 0125', 'bea', 'Proposal', 'Referral', 72000, 'EUR', 12],
  ['304', 'Vaccine hub, first stage', 'Deepa Krishnan', 'Suraksha Vaccines', 'Hyderabad', 'deepa.k@suraksha.example', '+91 40 5550 0133', 'priya', 'Discovery', 'Webinar', 8900000, 'INR', 40],
  ['303', 'Packing house monitoring', 'Carmen Ortega Ruiz', 'Berries de Jalisco', 'Guadalajara', 'c.ortega@berriesjal.example', '+52 33 5550 0130', 'carlos', 'Discovery', 'Outbound call', 890000, 'MXN', 66],
  ['302', 'Renewal, 24 warehouses', 'Sigrid Dahl', 'Fjordlager', 'Bergen', 'sigrid@fjordlager.example', '+47 55 55 01 02', 'bea', 'Negotiation', 'Customer', 640000, 'NOK', 90],
  ['301', 'Pilot in two depots', 'Marcus Bell', 'Lakeshore Produce', 'Milwaukee', 'mbell@lakeshoreproduce.example', '+1 414 555 0123', 'noah', 'Won', 'Outbound call', 26000, 'USD', 200],
];
