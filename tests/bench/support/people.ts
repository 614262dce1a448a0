import { benchDocs } from './records.ts'

/** 20,000 people in their homes, for lists and searches: far more than one phone is meant to hold. */
export function inventPeople(): readonly unknown[] {
  const docs = benchDocs(10_000)
  const ofType = (type: string) => docs.filter((one) => one.type === type)
  const [buildings, homes, people] = [ofType('building'), ofType('household'), ofType('resident')]
  const names = people.map(({ body }) => String(body.name))
  const all: unknown[] = []
  for (let b = 0; b < 200; b++) {
    const building = buildings[b % buildings.length]!
    const place = `r_b${b}`
    all.push({ ...building, id: place })
    for (let h = 0; h < 40; h++) {
      const home = homes[(b * 40 + h) % homes.length]!
      const id = `r_h${b}_${h}`
      all.push({ ...home, id, body: { ...home.body, building: place, room: `${100 + h}` } })
      // Two and three in turn: 100 in a building.
      for (let p = 0; p < 2 + (h % 2); p++) {
        const n = (b * 100 + h * 3 + p) * 7
        const given = names[(n * 13) % names.length]!.slice(1)
        const name = names[n % names.length]!.slice(0, 1) + given
        const someone = people[n % people.length]!
        all.push({ ...someone, id: `${id}_${p}`, body: { ...someone.body, household: id, name } })
      }
    }
  }
  return all
}
