export const tour = {
  title: 'Getting to know Gridwalk',
  short: 'Three cards: offline, delivery, emergencies',
  step: 'Card {n} of {of}',
  next: 'Next',
  skip: 'Skip',
  done: 'Got it',
  cards: {
    offline: {
      title: 'No network? Go on recording',
      words:
        'It works in basements and on hills. Every word is stored as you write it and sent when there is a network.',
    },
    truth: {
      title: 'This line tells the truth',
      words:
        'On top of every screen: how much is only here, how much is delivered. Green means the server has it.',
    },
    emergency: {
      title: 'In danger, people first',
      words:
        'Choose a danger sign in a form and the steps appear at once, with one-tap calls: 119, 110, 120, secretary.',
    },
  },
}
