import { expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { lastContactOf } from '#domain/schedule/last-contact.ts'
import { SmallWorld } from './small-world.ts'

const jumped = momentOf('2027-06-01')
const written = { at: momentOf('2026-11-05', 600) }
const world = SmallWorld.withHomes()
  .add('household', 'h1', { building: 'b3', room: '1', house: 'f1' })
  .elder('甲', 'h604')
  .add('visit', 'v1', { households: [{ household: 'h302' }], status: 'submitted', endedAt: jumped }, written)
  .add('elderVisit', 'v2', { elder: '甲', contact: 'met', status: 'submitted', endedAt: jumped }, written)
  .add('houseInspection', 'i1', { house: 'f1', status: 'submitted', endedAt: jumped, reportedAt: written.at })

test.each(['h302', 'h604', 'h1'])(
  '[T1] nobody was at a home (%s) after the visit was written, whatever the clock of the phone said',
  (home) => {
    expect(lastContactOf(world.records, world.records.get('household', home)!)?.at).toBe(written.at)
  },
)
