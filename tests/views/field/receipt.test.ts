import { afterEach, beforeEach, expect, test } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { patch } from '#tests/sync/street.ts'
import { AppStreet } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open()
  await app.show('/record/household/h_302')
})
afterEach(() => app.close())

const isGreen = () => document.querySelector('[data-testid="delivery"]')!.classList.contains('delivered')
const headerIsGreen = () => app.all('[data-testid="truth"]')[0]!.startsWith('✓')

async function sync(): Promise<void> {
  await app.device.sync()
  await app.settle()
}

test('[D4] a record is green by the server’s receipt alone: not sent, not answered, not half pulled', async () => {
  expect(isGreen()).toBe(true)
  app.phone.line.online = false
  await app.device.save([patch('h_302', { note: [null, '门锁坏了'] })])
  await app.settle()
  expect([isGreen(), headerIsGreen()]).toEqual([false, false])

  // The server has it, and its answer is lost.
  app.phone.line.online = true
  app.phone.line.between = async (request, pass) => {
    await pass(request)
    throw new Problem('offline')
  }
  await sync()
  expect(await app.street.server.body('h_302')).toMatchObject({ note: '门锁坏了' })
  expect([isGreen(), headerIsGreen()]).toEqual([false, false])

  // The answer comes, and says that the pull is not over; then the line breaks.
  let answers = 0
  app.phone.line.between = async (request, pass) => {
    if (answers++) throw new Problem('offline')
    return { ...(await pass(request)), complete: false }
  }
  await sync()
  expect(isGreen()).toBe(false)

  app.phone.line.between = null
  await sync()
  expect([isGreen(), headerIsGreen()]).toEqual([true, true])
})

test('[R1] what was green is not while a restored server has not got it again', async () => {
  const restore = await app.street.server.backup()
  await app.device.save([patch('h_302', { note: [null, '门锁坏了'] })])
  await sync()
  expect([isGreen(), headerIsGreen()]).toEqual([true, true])
  await restore()
  let answers = 0
  app.phone.line.between = async (request, pass) => {
    if (answers++) throw new Problem('offline')
    return pass(request)
  }
  await sync()
  expect([isGreen(), headerIsGreen()]).toEqual([false, false])
  app.phone.line.between = null
  await sync()
  expect([isGreen(), headerIsGreen()]).toEqual([true, true])
  expect(await app.street.server.body('h_302')).toMatchObject({ note: '门锁坏了' })
})
