import { afterAll, describe } from 'vitest'
import { openPostgres } from '#tests/support/postgres.ts'
import { keepStreetsIn } from '../support/street.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove(), 60_000)
if (postgres) keepStreetsIn(() => postgres.freshSchema())

// The tests of the server once more: nothing but the address of the database has changed. Each file's hooks are its own.
describe.skipIf(!postgres)('the server on PostgreSQL', () => {
  describe('push', async () => void (await import('../push.test.ts')))
  describe('pull', async () => void (await import('../pull.test.ts')))
  describe('reviews', async () => void (await import('../reviews.test.ts')))
  describe('disagree', async () => void (await import('../disagree.test.ts')))
})
