import { describe, expect, test } from 'vitest'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-22', minutes: 9 * 60 }
const line = (world: SmallWorld) => dueToday(world, moment).find(({ kind }) => kind === 'elder')

/** Level yellow by points alone (a couple, unsure memory, no child near), contacted two days ago. */
const yellow = () =>
  SmallWorld.withHomes()
    .elder('陈素芬', 'h604', {
      livingArrangement: 'alone',
      cognition: 'suspected',
      childrenSupport: 'no_child_in_city',
      categories: ['living_alone'],
    })
    .visited('v1', '陈素芬', '2026-11-20')

describe('weather alerts and batches (DOMAIN 4.5)', () => {
  test('without one nothing is due yet', () => {
    expect(line(yellow())).toMatchObject({ due: '2026-11-27', why: { zh: '一般关爱，每 7 天联系一次' } })
  })

  test('an alert asks for a contact by the day after its start', () => {
    const world = yellow().add('alert', 'a1', { kind: 'cold', title: '寒潮', from: '2026-11-22' })
    expect(line(world)).toMatchObject({ due: '2026-11-23', why: { zh: '一般关爱，天气预警，须联系' } })
    world.visited('v2', '陈素芬', '2026-11-22', { mode: 'phone' })
    expect(line(world)?.due).not.toBe('2026-11-23')
  })

  test('an alert of another grid, or one that was lifted, asks for nothing', () => {
    const alert = { kind: 'cold', title: '寒潮', from: '2026-11-22' } as const
    expect(line(yellow().add('alert', 'a1', { ...alert, grid: '02' }))?.due).toBe('2026-11-27')
    expect(line(yellow().add('alert', 'a1', { ...alert, status: 'lifted' }))?.due).toBe('2026-11-27')
  })

  test('a green elder is not asked for by the weather, but by a festival batch that names the level', () => {
    const green = () => SmallWorld.withHomes().elder('甲', 'h604').visited('v1', '甲', '2026-11-20')
    expect(line(green().add('alert', 'a1', { kind: 'heat', from: '2026-11-22' }))).toBeUndefined()
    const batch = { kind: 'festival', title: '重阳', from: '2026-11-21', due: '2026-11-25' } as const
    expect(line(green().add('alert', 'a1', { ...batch, levels: ['green'] }))).toMatchObject({
      due: '2026-11-25',
      why: { zh: '常态关爱，节日关怀，须联系' },
    })
    expect(line(green().add('alert', 'a1', { ...batch, levels: ['red'] }))).toBeUndefined()
    expect(line(green().add('alert', 'a1', { ...batch, categories: ['living_alone'] }))).toBeUndefined()
  })
})
