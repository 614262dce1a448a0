import { afterAll, describe } from 'vitest'
import { openPostgres } from '#tests/support/postgres.ts'
import { keepStreetsIn } from '../support/street.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove(), 60_000)
if (postgres) keepStreetsIn(() => postgres.freshSchema())

// The tests of the server once more: nothing but the address of the database has changed.
describe.skipIf(!postgres)('the server on PostgreSQL', async () => {
  await import('../push.test.ts')
  await import('../pull.test.ts')
  await import('../reviews.test.ts')
  await import('../disagree.test.ts')
  await import('../session.test.ts')
  await import('../attack/poison.test.ts')
  await import('../desk/review.test.ts')
})
