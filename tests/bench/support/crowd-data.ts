import { gridScope } from '#domain/record/scope.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import { visitBody } from '../pages/visit-body.ts'
import { benchRecords } from './records.ts'

/** One device of the crowd: its grid, and the twenty mutations it comes with. */
export interface Walker {
  readonly user: string
  readonly device: string
  readonly scope: string
  readonly mutations: readonly Readonly<Record<string, unknown>>[]
}

export interface Crowd {
  /** Thirty in each grid; with the ten that are created a device pulls forty. */
  readonly records: readonly NewRecord[]
  readonly walkers: readonly Walker[]
}

/** Ten homes are changed and ten visits written by each. */
export function crowdOf(count: number): Crowd {
  const homes = benchRecords(10_000).filter(({ type, body }) => type === 'household' && body.note == null)
  const records: NewRecord[] = []
  const walkers = Array.from({ length: count }, (_, w): Walker => {
    const scope = gridScope(`88000000000${String(w).padStart(4, '0')}`, 'base')
    const own = Array.from({ length: 30 }, (_, n) => ({
      ...homes[(w * 30 + n) % homes.length]!,
      id: `r_walker${w}_home${n}`,
      scope,
    }))
    records.push(...own)
    const about = (n: number) => ({
      uid: `m_walker${w}_mutation${n}`,
      ordinal: n,
      at: Date.now(),
      schema: 1,
    })
    const patches = own.slice(0, 10).map(({ id, body }, n) => ({
      ...about(n),
      op: 'patch',
      type: 'household',
      record: id,
      scope,
      body: { ...body, note: '换了门锁，下次先打电话。' },
    }))
    const creates = Array.from({ length: 10 }, (_, n) => ({
      ...about(10 + n),
      op: 'create',
      type: 'visit',
      record: `r_walker${w}_visit${n}`,
      scope,
      body: { ...visitBody(own[n]!.id, w * 10 + n), workers: [`u_walker${w}`] },
    }))
    return { user: `u_walker${w}`, device: `d_walker${w}`, scope, mutations: [...patches, ...creates] }
  })
  return { records, walkers }
}

/** As the product's device says it: a patch names what was and what is, and no body. */
export const asOurs = ({ mutations }: Walker): readonly unknown[] =>
  mutations.map((mutation) => {
    if (mutation.op !== 'patch') return mutation
    const { body, scope: _, ...rest } = mutation
    return { ...rest, set: { note: [null, (body as { note: string }).note] } }
  })
