import { expect, it } from 'vitest'
import { leftoversOf, removeNotebook } from '#storage/leftovers.ts'
import { BASE, household, openStreet } from '#tests/sync/street.ts'

const nothing = { mutations: 0, photos: 0, drafts: 0 }

it('[D8] a notebook goes only with what was agreed to, counted at that very moment', async () => {
  const street = await openStreet()
  const phone = street.phone()
  const device = await phone.ready()
  await device.save([household('r_sent', {}, BASE)])
  await device.sync()
  await device.close()
  const again = await phone.open()
  expect(await leftoversOf('wang', phone.world())).toEqual(nothing)
  phone.line.online = false
  await again.save([household('r_unsent', {}, BASE)])
  await again.drafts.put({ key: 'visit:new', type: 'visit', record: null, body: {}, place: null })
  await again.close()
  expect(await leftoversOf('wang', phone.world())).toEqual({ mutations: 1, photos: 0, drafts: 1 })

  for (const agreed of [nothing, { ...nothing, mutations: 1 }, { ...nothing, drafts: 1 }]) {
    await expect(removeNotebook('wang', agreed, phone.world())).rejects.toMatchObject({ code: 'unsentLeft' })
    expect(await leftoversOf('wang', phone.world())).toEqual({ mutations: 1, photos: 0, drafts: 1 })
  }
  await removeNotebook('wang', { mutations: 1, photos: 0, drafts: 1 }, phone.world())
  expect(await leftoversOf('wang', phone.world())).toEqual(nothing)
  const empty = await phone.open()
  expect(empty.records.size).toBe(0)
  await empty.close()
})
