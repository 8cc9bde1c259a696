/** Names of the API's fields, for what it says about one of them. */
export const fields = {
  email: 'Adresse électronique', password: 'Mot de passe', name: 'Nom', code: 'Code', label: 'Produit', category: 'Catégorie', cold: 'Froid', date: 'Date', dateKind: 'Sorte de date',
  datePrecision: 'Précision de la date', producedOn: 'Jour de fabrication', package_g: 'Poids d’un colis', packages: 'Nombre de colis', allergens: 'Allergènes', prepacked: 'Emballage',
  animalOrigin: 'Origine animale', pickup: 'Créneau de retrait', from: 'Début', to: 'Fin', siteId: 'Lieu', note: 'Remarque', reasonCode: 'Raison', reason: 'Raison',
  weighed_g: 'Poids pesé', refused_g: 'Poids refusé', temperature_c: 'Température', refusalCode: 'Raison du refus', signedByDriver: 'Signature du chauffeur', signedBySite: 'Signature sur place',
  distributed_g: 'Distribué', discarded_g: 'Jeté', windows: 'Horaires', opens: 'Ouverture', closes: 'Fermeture', weekday: 'Jour', storage: 'Capacité', capacity_g: 'Capacité',
  fromDate: 'Du', toDate: 'Au', address: 'Adresse', postcode: 'Code postal', point: 'Position', siret: 'SIRET', rna: 'RNA', phone: 'Téléphone', role: 'Rôle', kind: 'Type',
  organisationId: 'Structure', personId: 'Personne', startSiteId: 'Départ', maxStops: 'Arrêts au plus', litres: 'Litres', coldLitres: 'Litres isothermes', body: 'Règles', validFrom: 'En vigueur le',
  votedOn: 'Votées le', scopes: 'Droits', expiresAt: 'Expiration', version: 'Version', day: 'Jour', profile: 'Sorte de véhicule', contactPhone: 'Téléphone', contactEmail: 'Adresse électronique',
};
