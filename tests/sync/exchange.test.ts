import { beforeEach, describe, expect, it } from 'vitest'
import { household, openStreet, patch, type Street } from './street.ts'

let street: Street
beforeEach(async () => {
  street = await openStreet()
})

describe('exchange', () => {
  it('sends what was saved, brings what others wrote, and is complete', async () => {
    const phone = street.phone()
    await street.server.write('li', household('r_li', { room: '202', head: '李' }))
    const device = await phone.open()
    await device.save([household('r_mine')])
    const status = await device.sync()
    expect(status).toMatchObject({
      phase: 'idle',
      unsent: 0,
      unsentRecords: 0,
      oldestUnsentAt: null,
      ready: true,
    })
    expect(await street.server.body('r_mine')).toMatchObject({ room: '101' })
    expect(device.records.get('household', 'r_li')?.body.head).toBe('李')
    expect(device.records.get('household', 'r_mine')).toMatchObject({ rev: 1, pending: [] })
    await device.save([patch('r_mine', { room: ['101', '102'] })])
    expect(device.records.get('household', 'r_mine')).toMatchObject({ rev: 1, body: { room: '102' } })
    expect(device.records.get('household', 'r_mine')?.pending).toHaveLength(1)
    await device.close()
  })
})
