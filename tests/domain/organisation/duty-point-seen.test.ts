import { expect, test } from 'vitest'
import { dutyPointsSeen } from '#domain/organisation/duty-point-seen.ts'
import { lastLook } from '#domain/organisation/last-look.ts'
import { SmallWorld } from '../schedule/small-world.ts'

test('[T1] a patrol that a phone whose clock had jumped dates later is not after the moment it was written', () => {
  const body = { endedAt: 9000, status: 'submitted' as const, dutyPlaces: [{ place: 'd1' }] }
  const world = new SmallWorld().add('dutyPoint', 'd1', {}).add('visit', 'v1', body, { at: 2000 })
  expect([...dutyPointsSeen(world.records, '01')]).toEqual([['d1', 2000]])
  expect(lastLook(world.records, world.records.get('dutyPoint', 'd1')!)).toBe(2000)
})

test('a duty point was last looked at on the newest patrol of its grid that took place', () => {
  const looked = (
    id: string,
    endedAt: number,
    place: string,
    status: 'submitted' | 'draft' | 'void',
    scope?: string,
  ) =>
    [
      id,
      { endedAt, status, dutyPlaces: [{ place, state: 'normal' as const }] },
      { ...(scope && { scope }) },
    ] as const
  const world = new SmallWorld()
    .add('visit', ...looked('v1', 1000, 'd1', 'submitted'))
    .add('visit', ...looked('v2', 3000, 'd1', 'submitted'))
    .add('visit', ...looked('v3', 2000, 'd1', 'submitted'))
    .add('visit', ...looked('v4', 9000, 'd1', 'draft'))
    .add('visit', ...looked('v5', 9000, 'd1', 'void'))
    .add('visit', ...looked('v6', 9000, 'd2', 'submitted', 'g:02/base'))
  expect([...dutyPointsSeen(world.records, '01')]).toEqual([['d1', 3000]])
})
