import { afterAll, describe } from 'vitest'
import { openPostgres } from '#tests/support/postgres.ts'
import { keepStreetsIn } from '../support/street.ts'
const postgres = await openPostgres()
afterAll(() => postgres?.remove())
if (postgres) keepStreetsIn(() => postgres.freshSchema())
describe.skipIf(!postgres)('the server on PostgreSQL', async () => {
  await import('../blobs.test.ts')
})
