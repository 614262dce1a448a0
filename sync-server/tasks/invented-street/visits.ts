import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type GridArea, gridAreas, placeIn } from './area.ts'
import type { VisitWriter } from './elder-visits.ts'
import type { Family } from './people.ts'
import { type Random, spread } from './random.ts'
import { reviewed } from './reviewed.ts'
import { nobodyHomeWords, visitWords } from './texts/visit-words.ts'

type Visit = Body<'visit'>
type VisitType = NonNullable<Visit['visitType']>
type Topic = NonNullable<Visit['topics']>[number]

const often = spread<VisitType>([
  ['daily', 40],
  ['keyPeople', 16],
  ['hazardCheck', 12],
  ['opinions', 8],
  ['policy', 8],
  ['disputes', 3],
  ['relief', 3],
  ['followUp', 4],
  ['patrol', 5],
  ['volunteer', 1],
])

const topicsOf: Readonly<Partial<Record<VisitType, readonly Topic[]>>> = {
  daily: ['fraud', 'gas', 'environment', 'neighbours', 'waste'],
  keyPeople: ['help', 'relief', 'insurance'],
  hazardCheck: ['fire', 'gas', 'house'],
  opinions: ['property', 'projects', 'environment', 'safety'],
  policy: ['policy', 'insurance', 'fraud'],
  disputes: ['neighbours'],
  relief: ['relief'],
  followUp: ['projects', 'help'],
  patrol: ['fire', 'environment', 'drowning'],
  volunteer: ['help'],
}

const feelings: Readonly<Partial<Record<VisitType, NonNullable<Visit['feeling']>>>> = {
  relief: 'difficulty',
  disputes: 'upset',
}

const forms = spread<NonNullable<Visit['form']>>([
  ['home', 14],
  ['door', 3],
  ['phone', 1],
  ['wechat', 1],
  ['office', 1],
])

type Met = NonNullable<NonNullable<Visit['households']>[number]['met']>

/** Homes walked together: neighbours in one building; homes that need attention come up more often. */
function homesFor(random: Random, families: readonly Family[], type: VisitType): Family[] {
  if (type === 'patrol') return []
  const cared = families.filter(({ plan }) => plan.care)
  const first = random.pick(type === 'keyPeople' || random.chance(0.2) ? cared : families)
  const batch =
    ['daily', 'policy', 'hazardCheck'].includes(type) && random.chance(0.22) ? random.int(1, 4) : 0
  const next = families.filter((one) => one.building === first.building && one !== first)
  return [first, ...random.shuffled(next).slice(0, batch)]
}

/** A leaflet for every home; at no home, a pile at the gate. */
const handedOut = (homes: number) => [
  homes > 1
    ? { theme: '用火用电安全', material: '宣传单', copies: homes }
    : { theme: '防范电信诈骗', material: '明白卡', copies: homes || 20 },
]

function visitBody(random: Random, grid: GridArea, families: readonly Family[]): Visit {
  const visitType = random.pick(often)
  const homes = homesFor(random, families, visitType)
  const nobody = homes.length === 1 && random.chance(0.06)
  const met = (): Met =>
    nobody ? 'nobody' : random.chance(0.66) ? 'self' : random.chance(0.85) ? 'family' : 'neighbour'
  const form = nobody ? 'door' : visitType === 'patrol' ? 'patrol' : random.pick(forms)
  const summary = nobody
    ? random.pick(nobodyHomeWords)
    : random.chance(0.85)
      ? random.pick(visitWords[visitType] ?? [''])
      : ''
  return {
    visitType,
    form,
    households: homes.map(({ id }) => ({ household: id, met: met() })),
    placeText: homes[0]?.place ?? `${grid.name}一带`,
    topics: random.shuffled(topicsOf[visitType] ?? []).slice(0, random.int(1, 2)),
    summary,
    ...(visitType === 'policy' && { publicity: handedOut(homes.length) }),
    feeling: nobody
      ? undefined
      : (feelings[visitType] ??
        (random.chance(0.93) ? 'calm' : random.pick(['difficulty', 'attention', 'upset']))),
    ...(random.chance(0.05) && {
      companions: random.pick(['楼栋长', '社区民警', '物业管家', '家庭医生', '志愿者两人']),
    }),
    ...(random.chance(0.25) && {
      location: { ...placeIn(grid, random.int(0, 60)), accuracy: random.int(6, 40) },
    }),
    ...(random.chance(0.01) && { backdatedReason: '手机没电了，晚上补的。' }),
  }
}

/** How many ordinary visits each grid gets, so that every full-time worker walks about as much. */
function shares(total: number, own: readonly number[]): number[] {
  const level = (total + own.reduce((sum, one) => sum + one, 0)) / own.length
  const parts = own.map((one) => Math.max(70, Math.floor(level - one)))
  let rest = total - parts.reduce((sum, one) => sum + one, 0)
  for (let i = 0; rest !== 0; i = (i + 1) % parts.length) {
    parts[i]! += Math.sign(rest)
    rest -= Math.sign(rest)
  }
  return parts
}

/** Ordinary visits: empty working days first, so that each has one at least. */
export function visits(
  { pen, random, diary, staff }: VisitWriter,
  families: readonly Family[],
  total: number,
): RecordVersion[] {
  const days = Array.from({ length: 90 }, (_, i) => i + 1).filter(diary.isWorkday)
  const walked = (grid: GridArea) =>
    days.reduce((sum, day) => sum + diary.bookedOn(staff.workerOf(grid, day), day), 0)
  const parts = shares(total, gridAreas.map(walked))
  return gridAreas.flatMap((grid) => {
    const here = families.filter((family) => family.grid === grid)
    const empty = days.filter((day) => diary.bookedOn(staff.workerOf(grid, day), day) === 0)
    return Array.from({ length: parts[grid.index]! }, (_, n): RecordVersion => {
      const free = days.filter((day) => diary.bookedOn(staff.workerOf(grid, day), day) < 8)
      const day = empty[n] ?? random.pick(free)
      const by = staff.workerOf(grid, day)
      const { startedAt, endedAt, daysAgo } = diary.book(by, day, random.int(6, 34))
      const { fields, stamp } = reviewed(pen, random, by, endedAt, staff.secretaryOf(grid))
      const promised = daysAgo < 8 && random.chance(0.08) && { nextVisit: pen.ago(daysAgo - 10) }
      const body: Visit = {
        ...visitBody(random, grid, here),
        startedAt,
        endedAt,
        workers: [by],
        ...promised,
        ...fields,
      }
      return pen.write('visit', gridScope(grid.code, 'base'), body, stamp)
    })
  })
}
