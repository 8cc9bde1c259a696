export const about = {
  title: 'Méthode',
  intro: 'Comment Glane répartit, compte et garde.',
  decide: {
    title: 'Comment une attribution est décidée',
    text: 'À intervalles réguliers, une seule décision porte sur tous les lots ouverts du territoire à la fois. D’abord les règles : ce que la loi interdit n’est jamais proposé. Ensuite, parmi ce qui est permis, les poids votés par le comité de pilotage : qui reçoit, combien de temps il reste, quelle distance, quelle part chacun a déjà reçue.\nChaque décision est gardée entière et peut être rejouée. Chaque structure peut demander pourquoi elle n’a pas eu un lot et ce qui aurait aidé.',
  },
  rules: {
    title: 'Trois niveaux de règle',
    text: 'La loi bloque : personne ne peut passer outre. Les guides officiels mettent en attente : une personne nommée peut libérer le lot, avec un motif écrit. Les avertissements sont seulement montrés. Les règles sont vérifiées de nouveau à chaque étape, car un lot bon à midi peut ne plus l’être à six heures.\nCe ne sont pas des conseils juridiques.',
  },
  count: {
    title: 'Comment les kilos sont comptés',
    text: 'Chaque gramme est écrit dans un registre en partie double : il sort d’un compartiment et entre dans un autre. Pour chaque lot, la somme des compartiments est égale à ce qui a été déclaré, corrections de pesée comprises. Tout chiffre montré est une somme de ce registre.\nSauvé veut dire : arrivé dans une association ou à la plateforme, ou distribué. L’alimentation animale, le compost et la méthanisation ne comptent jamais comme sauvés.',
  },
  meals: { title: 'Équivalent repas', text: 'Un repas pour 500 g de denrées sauvées : convention des Banques Alimentaires.' },
  footprint: {
    title: 'Empreinte',
    text: 'Empreinte des denrées sauvées : kilos par catégorie, multipliés par les facteurs publiés par l’ADEME (Agribalyse 3.2 par Impact CO2, 2025) ; pour les catégories sans facteur, une moyenne nationale dérivée de l’ADEME (2016). Ce ne sont pas des émissions évitées.',
  },
  equity: {
    title: 'Équité',
    text: 'La part de chaque association dans tout ce qui a été reçu, comparée à sa part dans les besoins votés. 1 est exactement juste.',
  },
  data: {
    title: 'Données personnelles',
    text: 'Des bénévoles, Glane garde le nom, le téléphone et les disponibilités. Un numéro n’est montré qu’à qui fait la tournée ou la coordonne. Rien n’est gardé sur les personnes aidées. L’historique garde un identifiant, pas un nom.',
  },
  licence: {
    title: 'Logiciel libre',
    text: 'Glane est publié sous licence Apache 2.0. La documentation de l’API est sur ce serveur, à l’adresse /api/docs.',
  },
};

export const access = {
  title: 'Accessibilité',
  intro: 'Déclaration établie par les auteurs du logiciel ; la collectivité qui l’emploie la complète.',
  state: {
    title: 'État',
    text: 'Cette application vise le niveau AA des WCAG 2.2 et le RGAA 4.1. Aucun audit par un tiers n’a été fait : elle est donc à considérer comme partiellement conforme.',
  },
  done: {
    title: 'Ce qui est fait',
    text: 'Toutes les pages se parcourent au clavier, avec un repère visible. Chaque icône a son texte. Les cartes et les graphiques ont une liste ou un tableau qui dit la même chose. Les cibles mesurent au moins 48 pixels. Les contrastes sont d’au moins 4,5 pour 1, en clair comme en sombre. Les pages tiennent à 320 pixels de large et se réduisent à l’essentiel à l’impression. Le mouvement est réduit pour qui le demande. Des contrôles automatiques passent sur les pages de chaque rôle.',
  },
  notDone: {
    title: 'Ce qui ne l’est pas',
    text: 'Aucun essai avec des personnes utilisant des technologies d’assistance n’a encore été mené. La carte ne se déplace pas entièrement au clavier ; la liste voisine la remplace.',
  },
  keyboard: {
    title: 'Au clavier',
    text: 'Tabulation pour avancer, Maj + Tabulation pour reculer, flèches dans un groupe de choix, Échap pour fermer une fenêtre. Le premier lien de chaque page mène au contenu.',
  },
  contact: {
    title: 'Signaler un défaut',
    text: 'Écrivez à la coordination de votre territoire. Si une erreur s’est affichée, joignez le numéro de la demande.',
  },
  rights: {
    title: 'Voies de recours',
    text: 'Si vous signalez un défaut qui vous empêche d’accéder à un contenu et n’obtenez pas de réponse, vous pouvez saisir le Défenseur des droits.',
  },
};
