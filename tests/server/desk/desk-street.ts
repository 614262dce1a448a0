import type { JsonObject } from '#domain/json.ts'
import type { NewRecord, UserRole } from '#server/storage/stored.ts'
import { command, create, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const parts = ['base', 'care', 'house'] as const
const grid = (code: string, role: UserRole): Record<string, UserRole> =>
  Object.fromEntries(parts.map((part) => [`g:${code}/${part}`, role]))

export interface DeskStreet extends Street {
  readonly li: Phone
  readonly zhang: Phone
  readonly far: Phone
  /** `GET /api/desk/…` in somebody's name. */
  desk<T = Record<string, never>>(phone: Phone, path: string): Promise<{ status: number; body: T }>
}

export const inspectionBody = (answers: JsonObject, endedAt: number): JsonObject => ({
  house: 'r_house',
  inspectionType: 'patrol',
  startedAt: endedAt - 60_000,
  endedAt,
  inspectors: ['u_li'],
  facts: {
    structureType: 'brick_concrete_precast',
    floors: 3,
    isBusiness: true,
    isRented: false,
    occupants: 14,
    hasSteelPart: false,
    roofType: 'slab',
  },
  answers,
})

/** Grid 07 with its worker Li and its supervisor Zhang, and grid 99 whose supervisor is Far. */
export async function openDeskStreet(): Promise<DeskStreet> {
  const street = await openStreet()
  await street.person('li', 'worker', { ...grid('07', 'worker'), common: 'worker' })
  await street.person('zhang', 'supervisor', { ...grid('07', 'supervisor'), common: 'supervisor' })
  await street.person('far', 'supervisor', { ...grid('99', 'supervisor'), common: 'supervisor' })
  const at = { createdBy: 'u_li', createdAt: street.now - 86_400_000 }
  const records: NewRecord[] = [
    { id: 'r_b', type: 'building', scope: 'g:07/base', body: { code: 'B1', name: '3栋' }, ...at },
    {
      id: 'r_h',
      type: 'household',
      scope: 'g:07/base',
      body: { code: 'h1', building: 'r_b', room: '302', head: '王桂兰', phone: '19900000001' },
      ...at,
    },
    {
      id: 'r_p',
      type: 'resident',
      scope: 'g:07/base',
      body: { name: '王桂兰', household: 'r_h', idNumber: '11010519491231002X', phone: '19900000001' },
      ...at,
    },
    {
      id: 'r_house',
      type: 'house',
      scope: 'g:07/house',
      body: { code: 'Z1', address: '石桥路 17 号', ownerPhone: '19900000002', status: 'active', floors: 3 },
      ...at,
    },
    {
      id: 'r_elder',
      type: 'elder',
      scope: 'g:07/care',
      body: {
        name: '王桂兰',
        household: 'r_h',
        birthDate: '1940-01-01',
        enrolledOn: '2025-01-01',
        livingArrangement: 'alone',
        abilityLevel: 'mild',
        status: 'active',
      },
      ...at,
    },
  ]
  await street.write((tables) => tables.records.insertAll(records, street.now))
  const [li, zhang, far] = [await street.phone('li'), await street.phone('zhang'), await street.phone('far')]
  return Object.assign(street, {
    li,
    zhang,
    far,
    async desk<T>(phone: Phone, path: string) {
      const answer = await phone.call('GET', `/api/desk/${path}`)
      return { status: answer.status, body: (await answer.json()) as T }
    },
  })
}

/** Li submits an inspection of the house. */
export const inspect = (street: DeskStreet, record: string, answers: JsonObject, endedAt = street.now) =>
  street.li.push(
    create('houseInspection', record, 'g:07/house', inspectionBody(answers, endedAt)),
    command('houseInspection', record, 'submit'),
  )

/** Li submits an elder visit. */
export const visitElder = (street: DeskStreet, record: string, answers: JsonObject) =>
  street.li.push(
    create('elderVisit', record, 'g:07/care', {
      elder: 'r_elder',
      mode: 'in_person',
      contact: 'met',
      startedAt: street.now - 60_000,
      endedAt: street.now,
      workers: ['u_li'],
      answers,
    }),
    command('elderVisit', record, 'submit'),
  )
