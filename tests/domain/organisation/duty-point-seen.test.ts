import { expect, test } from 'vitest'
import { dutyPointsSeen } from '#domain/organisation/duty-point-seen.ts'
import { SmallWorld } from '../schedule/small-world.ts'

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
