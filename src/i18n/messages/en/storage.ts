export const storage = {
  title: 'Storage and data',
  short: 'What is kept on this phone, and data used',
  kept: 'Kept on this phone',
  kinds: {
    records: 'Records',
    unsent: 'Not delivered',
    drafts: 'Unfinished forms',
    journal: 'Copies of what was sent (45 days)',
    photos: 'Photos',
    thumbs: 'Small pictures',
  },
  amount: '{n} · {size}',
  measuring: 'Counting…',
  free: 'Clear delivered photos',
  freeWords:
    'The server has {n}; clearing them frees {size}. Small pictures stay; large ones need a network.',
  freeNothing: 'No photo can be cleared: none that is undelivered is ever cleared.',
  freeSure: 'Only {n} photos with the server’s receipt go. Undelivered ones and those in open forms stay.',
  freed: '{size} freed',
  traffic: 'Data used (about)',
  month: 'This month',
  all: 'Since {day}',
  upDown: '{sent} sent · {received} received',
  trafficWords:
    'Counted on this phone only and reported to nobody. Without others’ photos and the app’s own updates.',
  away: 'Network',
  awayDays:
    '{n} days without the server. You can go on recording; ID numbers and health are hidden until it syncs.',
  awayFine: 'After 14 days without a network, ID numbers and health are hidden; recording goes on.',
  days: 'Last compared in full',
}
