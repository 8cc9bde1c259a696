/** Names of the API's fields, for what it says about one of them. */
export const fields = {
  email: 'E-mail address', password: 'Password', name: 'Name', code: 'Code', label: 'Product', category: 'Category', cold: 'Cold', date: 'Date', dateKind: 'Kind of date',
  datePrecision: 'Precision of the date', producedOn: 'Made on', package_g: 'Weight of a package', packages: 'Number of packages', allergens: 'Allergens', prepacked: 'Packaging',
  animalOrigin: 'Animal origin', pickup: 'Pickup slot', from: 'Start', to: 'End', siteId: 'Site', note: 'Note', reasonCode: 'Reason', reason: 'Reason',
  weighed_g: 'Weighed', refused_g: 'Refused', temperature_c: 'Temperature', refusalCode: 'Reason of the refusal', signedByDriver: 'Driver’s signature', signedBySite: 'Site’s signature',
  distributed_g: 'Given out', discarded_g: 'Thrown away', windows: 'Opening hours', opens: 'Opens', closes: 'Closes', weekday: 'Day', storage: 'Capacity', capacity_g: 'Capacity',
  fromDate: 'From', toDate: 'To', address: 'Address', postcode: 'Postcode', point: 'Position', siret: 'SIRET', rna: 'RNA', phone: 'Phone', role: 'Role', kind: 'Kind',
  organisationId: 'Organisation', personId: 'Person', startSiteId: 'Starts at', maxStops: 'Most stops', litres: 'Litres', coldLitres: 'Insulated litres', body: 'Rules', validFrom: 'In force from',
  votedOn: 'Voted on', scopes: 'Rights', expiresAt: 'Expiry', version: 'Version', day: 'Day', profile: 'Kind of vehicle', contactPhone: 'Phone', contactEmail: 'E-mail address',
};
