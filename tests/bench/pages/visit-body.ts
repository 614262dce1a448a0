/** A visit as a worker writes it, about 600 bytes. */
export const visitBody = (household: string, n: number) => ({
  visitType: 'daily',
  form: 'home',
  households: [{ household, met: 'self' }],
  placeText: `${(n % 40) + 1}号楼${(n % 4) + 1}单元${100 + (n % 600)}`,
  topics: ['safety', 'policy'],
  summary: `第${n}次走访：老两口精神不错，菜是邻居顺路带的；厨房煤气管老化，已提醒更换。`,
  feeling: 'calm',
  location: { lng: 117.5 + (n % 997) / 10_000, lat: 31.5 + (n % 991) / 10_000, accuracy: (n % 30) + 5 },
  startedAt: 1_777_600_000_000 + n * 60_000,
  endedAt: 1_777_600_900_000 + n * 60_000,
  workers: ['u_bench'],
})
