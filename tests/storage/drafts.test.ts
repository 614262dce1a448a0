import { expect, it } from 'vitest'
import { openStreet } from '../sync/street.ts'

it('drafts survive a killed tab, one for each form, newest word wins', async () => {
  const street = await openStreet()
  const phone = street.phone()
  const device = await phone.open()
  await device.drafts.put({
    key: 'visit:new',
    type: 'visit',
    record: null,
    body: { summary: '一' },
    place: 'summary',
  })
  street.time.now += 1_000
  await device.drafts.put({
    key: 'visit:new',
    type: 'visit',
    record: null,
    body: { summary: '一二' },
    place: 'summary',
  })
  await device.drafts.put({ key: 'elderVisit:r_1', type: 'elderVisit', record: 'r_1', body: {}, place: null })
  const again = await phone.open()
  expect(await again.drafts.get('visit:new')).toEqual({
    key: 'visit:new',
    type: 'visit',
    record: null,
    body: { summary: '一二' },
    place: 'summary',
    savedAt: street.time.now,
  })
  await again.drafts.remove('visit:new')
  expect((await device.drafts.all()).map(({ key }) => key)).toEqual(['elderVisit:r_1'])
})
