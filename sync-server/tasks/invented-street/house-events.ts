import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { gridAreas } from './area.ts'
import type { Pen } from './pen.ts'
import { changeFirst } from './sent-back.ts'

type Event = NonNullable<Body<'house'>['events']>[number]

/** What happened to a few houses lately, so that they are to be looked at again (DOMAIN 3.6). */
export function withEvents(pen: Pen, houses: readonly RecordVersion[]): RecordVersion[] {
  const happened: readonly (readonly [grid: number, lane: number, event: Event])[] = [
    [8, 3, { kind: 'neighbourDig', on: pen.ago(4), note: '隔壁开挖地基。' }],
    [9, 5, { kind: 'renovation', on: pen.ago(6), note: '一楼打掉一面墙，说是隔断。' }],
    [10, 2, { kind: 'storm', on: pen.ago(1), note: '瓦被吹掉几片。' }],
    [11, 4, { kind: 'useChange', on: pen.ago(3), note: '车库改成小作坊。' }],
  ]
  return happened.reduce<RecordVersion[]>(
    (all, [grid, nth, event]) => {
      const scope = `g:${gridAreas[grid]!.code}/house`
      const chosen = all.filter((house) => house.scope === scope && house.body.status === 'active')[nth]
      return changeFirst(
        all,
        ({ id }) => id === chosen?.id,
        (house) => ({ ...house, body: { ...house.body, events: [{ ...event }] } }),
      )
    },
    [...houses],
  )
}
