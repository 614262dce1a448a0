import { type InventedElder, hasLevel } from './elders.ts'
import type { Pen } from './pen.ts'

type Body = InventedElder['body']

/**
 * Of those who are not red: eight want no more visits, ten are away, one is in hospital. Asking fewer visits
 * counts in the level, so only those are chosen whose level stays.
 */
export function withStatuses(pen: Pen, elders: readonly InventedElder[]): InventedElder[] {
  const random = pen.random.fork('statuses')
  const changed = new Map<string, Partial<Body>>()
  const give = (
    count: number,
    changes: Partial<Body>,
    fits: (elder: InventedElder) => boolean = () => true,
  ) => {
    const able = elders.filter(
      (one) =>
        one.level !== 'red' &&
        !changed.has(one.id) &&
        fits(one) &&
        hasLevel(one.level, { ...one.body, ...changes }, pen.today, one.houseControl),
    )
    for (const one of random.shuffled(able).slice(0, count)) changed.set(one.id, changes)
  }
  give(5, { status: 'withdrawn', consent: 'refused' })
  give(3, { status: 'withdrawn', consent: 'phone_only' })
  give(10, { status: 'away' })
  give(1, { status: 'hospital' }, ({ level }) => level === 'yellow')
  return elders.map((one) => ({ ...one, body: { ...one.body, ...changed.get(one.id) } }))
}
