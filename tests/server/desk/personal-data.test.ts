import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryMessage, RecordMessage, RecordsMessage } from '#domain/desk/desk-messages.ts'
import { command, create, patch } from '../support/phone.ts'
import { type DeskStreet, openDeskStreet } from './desk-street.ts'

let street: DeskStreet
beforeEach(async () => {
  street = await openDeskStreet()
})
afterEach(() => street.close())

const secrets = ['11010519491231002X', '19900000001', '19900000002']
const audit = async () =>
  (await street.context.store.read(({ audit }) => audit.list({ limit: 20, action: 'desk.view' }))).map(
    ({ user, object, details, device }) => ({ user, object, device, reason: details.reason }),
  )

describe('personal data', () => {
  it('is masked in lists, names too', async () => {
    const { body } = await street.desk<RecordsMessage>(street.zhang, 'records?type=resident')
    expect(body.records[0]!.body).toEqual({ name: '王**', phone: '199****0001' })
    expect(body.words.r_h).toBeUndefined()
    const text = JSON.stringify((await street.desk(street.zhang, 'records?type=household')).body)
    for (const secret of [...secrets, '王桂兰']) expect(text).not.toContain(secret)
    expect(await audit()).toEqual([])
  })

  it('is masked on a page until its reader says why, and that leaves a trace', async () => {
    const masked = await street.desk<RecordMessage>(street.zhang, 'records/r_p')
    expect(masked.body).toMatchObject({
      masked: true,
      record: { body: { name: '王桂兰', idNumber: '110***********002X', phone: '199****0001' } },
    })
    for (const secret of secrets) expect(JSON.stringify(masked.body)).not.toContain(secret)
    expect(await audit()).toEqual([])

    const full = await street.desk<RecordMessage>(street.zhang, 'records/r_p?reveal=contact')
    expect(full.body).toMatchObject({ masked: false, record: { body: { idNumber: '11010519491231002X' } } })
    expect(await audit()).toEqual([{ user: 'u_zhang', object: 'r_p', device: 'd_zhang', reason: 'contact' }])
  })

  it('is masked in a history, too', async () => {
    await street.li.pushOne(patch('resident', 'r_p', { phone: ['19900000001', '19900000077'] }))
    const { body } = await street.desk<HistoryMessage>(street.zhang, 'records/r_p/history')
    expect(body.entries[0]!.changes).toEqual({ phone: ['199****0001', '199****0077'] })
    const full = await street.desk<HistoryMessage>(street.zhang, 'records/r_p/history?reveal=check')
    expect(full.body.entries[0]!.changes).toEqual({ phone: ['19900000001', '19900000077'] })
  })

  it('is masked in both sides of a conflict', async () => {
    await street.zhang.pushOne(patch('household', 'r_h', { phone: ['19900000001', '19900000088'] }))
    const { review } = await street.li.pushOne(
      patch('household', 'r_h', { phone: ['19900000001', '19900000099'] }),
    )
    const masked = await street.desk<RecordMessage>(street.zhang, `records/${review}`)
    expect(masked.body.record.body).toMatchObject({
      base: { phone: '199****0001' },
      mine: { phone: '199****0099' },
      theirs: { phone: '199****0088' },
    })
    const full = await street.desk<RecordMessage>(street.zhang, `records/${review}?reveal=check`)
    expect(full.body.record.body).toMatchObject({ mine: { phone: '19900000099' } })
    expect(full.body.related.map(({ id }) => id)).toContain('r_h')
  })

  it('is masked in what was said with a step, in the history and in the review that keeps a refused one', async () => {
    const said = '摔伤后神志不清，已送医'
    const finding = { elder: 'r_elder', effect: 'U1', brief: said, foundAt: street.now }
    await street.li.push(
      create('careFollowUp', 'r_care', 'g:07/care', finding),
      command('careFollowUp', 'r_care', 'handle', { progress: said }),
    )
    const { review } = await street.li.pushOne(command('careFollowUp', 'r_care', 'close', { outcome: said }))
    await street.zhang.push(
      command('careFollowUp', 'r_care', 'close', { outcome: said }),
      command('careFollowUp', 'r_care', 'reopen', { reason: said }),
    )
    expect(review).toBeDefined()
    for (const path of ['r_care/history', 'r_care', String(review), `${review}/history`]) {
      const masked = await street.desk(street.zhang, `records/${path}`)
      expect(masked.status).toBe(200)
      expect(JSON.stringify(masked.body)).not.toContain(said)
    }
    expect(await audit()).toEqual([])
    const full = await street.desk<HistoryMessage>(street.zhang, 'records/r_care/history?reveal=check')
    const words = full.body.entries.flatMap(({ args }) => Object.entries(args ?? {}))
    expect(words.map(([name, value]) => `${name} ${String(value)}`).sort()).toEqual(
      ['outcome', 'outcome', 'progress', 'reason'].map((name) => `${name} ${said}`),
    )
    expect(await audit()).toMatchObject([{ object: 'r_care', reason: 'check' }])
  })

  it('is masked in what was decided about a conflict', async () => {
    await street.zhang.pushOne(patch('household', 'r_h', { phone: ['19900000001', '19900000088'] }))
    const { review } = await street.li.pushOne(
      patch('household', 'r_h', { phone: ['19900000001', '19900000099'] }),
    )
    const decision = { choice: 'mine', seen: { phone: '19900000088' } }
    await street.zhang.pushOne(command('review', review!, 'resolve', decision))
    for (const path of [review!, `${review}/history`]) {
      const { body } = await street.desk(street.zhang, `records/${path}`)
      expect(JSON.stringify(body)).toContain('199****0088')
      expect(JSON.stringify(body)).not.toMatch(/199000000\d\d/)
    }
  })

  it('does not tell by a rule which illness makes a level red, until its reader says why', async () => {
    const ill = { cognition: [null, 'diagnosed'], lifeThreatening: [null, true] } as const
    await street.li.pushOne(patch('elder', 'r_elder', { ...ill } as never))
    const masked = await street.desk<RecordMessage>(street.zhang, 'records/r_elder')
    expect(masked.body.care).toMatchObject({
      risk: { level: 'red', rules: ['R1'], factors: [] },
      lowering: { rules: ['R1'] },
      sealed: true,
    })
    const full = await street.desk<RecordMessage>(street.zhang, 'records/r_elder?reveal=check')
    expect(full.body.care).toMatchObject({
      risk: { rules: ['R1', 'R3', 'R4'] },
      lowering: { rules: ['R1', 'R3', 'R4'] },
      sealed: false,
    })
  })

  it('of health cannot be found out by a filter', async () => {
    for (const field of ['abilityLevel', 'cognition', 'lifeThreatening']) {
      const { status, body } = await street.desk(street.zhang, `records?type=elder&where.${field}=complete`)
      expect({ status, body }).toMatchObject({ status: 403, body: { code: 'filterTellsHealth' } })
    }
  })

  it('is found by a whole number only, and looking for one is on the trail', async () => {
    const found = async (search: string) =>
      (await street.desk<RecordsMessage>(street.zhang, `records?type=resident&search=${search}`)).body.total
    for (const part of ['0001', '1990000', '1990000000', '491231002X']) expect(await found(part)).toBe(0)
    expect(await audit()).toEqual([])
    expect(await found('19900000001')).toBe(1)
    expect(await found('11010519491231002X')).toBe(1)
    expect(await audit()).toMatchObject([{ object: 'resident', reason: 'search' }, { reason: 'search' }])
    expect(await found('%E7%8E%8B%E6%A1%82%E5%85%B0')).toBe(1)
  })

  it('of a whole grid is given for an import only, and is on the trail', async () => {
    const { body } = await street.desk(street.zhang, 'roster/07')
    expect(body).toMatchObject({
      buildings: [{ id: 'r_b' }],
      households: [{ id: 'r_h', body: { phone: '19900000001' } }],
      residents: [{ id: 'r_p' }],
    })
    expect(await audit()).toMatchObject([{ object: '07', reason: 'rosterImport' }])
  })
})
