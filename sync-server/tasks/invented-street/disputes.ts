import { addDays, dayMs, localDate } from '#domain/local-date.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { DisputeStatus, DisputeStep } from '#domain/records/dispute/dispute-options.ts'
import { gridAreas } from './area.ts'
import type { Family } from './people.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'

type Dispute = Body<'dispute'>

interface Told {
  readonly status: DisputeStatus
  readonly daysAgo: number
  readonly body: Dispute
}

/** One dispute in every state that the street knows, and what it was about. */
const told: readonly Told[] = [
  {
    status: 'found',
    daysAgo: 1,
    body: { disputeType: 'neighbours', brief: '楼上半夜拖桌子，楼下上门吵了一架。' },
  },
  {
    status: 'found',
    daysAgo: 1,
    body: {
      disputeType: 'wages',
      brief: '装修队六个人讨工钱，围着店门口不走。',
      peopleCount: 6,
      scale: '02',
    },
  },
  {
    status: 'registered',
    daysAgo: 3,
    body: { disputeType: 'property', brief: '车位被占，两家为划线起了争执。' },
  },
  {
    status: 'accepted',
    daysAgo: 6,
    body: { disputeType: 'family', brief: '两个儿子为老人看病的钱谈不拢。' },
  },
  {
    status: 'mediating',
    daysAgo: 12,
    body: { disputeType: 'neighbours', brief: '空调水滴到楼下晾的衣服上。' },
  },
  { status: 'mediating', daysAgo: 27, body: { disputeType: 'land', brief: '两家为门前一垄菜地的边界争。' } },
  { status: 'solved', daysAgo: 16, body: { disputeType: 'consumer', brief: '修电动车越修越坏，要退钱。' } },
  {
    status: 'failed',
    daysAgo: 33,
    body: { disputeType: 'contract', brief: '押金不退，租客和房东各说各的。' },
  },
  {
    status: 'followedUp',
    daysAgo: 40,
    body: { disputeType: 'neighbours', brief: '卫生间漏水泡了楼下的柜子。' },
  },
  {
    status: 'archived',
    daysAgo: 75,
    body: { disputeType: 'property', brief: '电梯停了三天，业主要减物业费。' },
  },
  {
    status: 'transferred',
    daysAgo: 48,
    body: { disputeType: 'loan', brief: '亲戚间借钱没写清，要到法院去说。' },
  },
]

const upTo: Readonly<Record<DisputeStatus, readonly DisputeStep[]>> = {
  found: [],
  registered: ['register'],
  accepted: ['register', 'accept'],
  mediating: ['register', 'accept', 'mediate', 'session'],
  solved: ['register', 'accept', 'mediate', 'session', 'solve'],
  failed: ['register', 'accept', 'mediate', 'session', 'fail'],
  followedUp: ['register', 'accept', 'mediate', 'session', 'solve', 'followUp'],
  archived: ['register', 'accept', 'mediate', 'session', 'solve', 'followUp', 'followUp', 'archive'],
  transferred: ['register', 'accept', 'mediate', 'transfer'],
}

const notes: Readonly<Partial<Record<DisputeStep, string>>> = {
  session: '在社区调解室坐下来谈，各让了一步。',
  solve: '两边说好了，签了字。',
  fail: '谈了两次，价钱差得远。',
  followUp: '打过电话，没有再吵。',
}

function progress(status: DisputeStatus, at: number, worker: string, secretary: string): Dispute {
  const taken = upTo[status]
  const whenOf = (i: number) => at + Math.round((i + 0.5) * 2 * 3_600_000) + (i > 2 ? (i - 2) * 2 * dayMs : 0)
  const steps = taken.map((step, i) => {
    const note = notes[step]
    const by = step === 'accept' || step === 'archive' || step === 'transfer' ? secretary : worker
    return { step, by, at: whenOf(i), ...(note && { note }) }
  })
  const has = (step: DisputeStep) => taken.includes(step)
  const accepted = localDate(whenOf(1))
  const ended = taken.findIndex((step) => step === 'solve' || step === 'fail')
  return {
    status,
    ...(steps.length > 0 && { steps }),
    ...(has('accept') && { acceptedOn: accepted, deadline: addDays(accepted, 30) }),
    ...(has('mediate') && { mediators: '社区调委会', way: 'people' as const }),
    ...(ended >= 0 && {
      endedOn: localDate(whenOf(ended)),
      situation: notes[taken[ended]!]!,
      outcome: has('solve') ? ('success' as const) : ('failure' as const),
      followUps: taken.filter((step) => step === 'followUp').length,
    }),
    ...(has('solve') && { agreement: 'written' as const }),
    ...(has('archive') && { reviewOpinion: '办得及时，材料齐全。' }),
    ...(has('transfer') && { handedTo: '区法院立案庭' }),
  }
}

/** Disputes of the last weeks, at homes that are not under care. */
export function disputes(pen: Pen, staff: Staff, families: readonly Family[]): RecordVersion[] {
  return told.map(({ status, daysAgo, body }, i) => {
    const grid = gridAreas[i % 3]!
    const homes = families.filter((family) => family.grid === grid && !family.plan.care)
    const home = homes[(i * 7) % homes.length]!
    const [one, two] = [home.people[0]!, homes[(i * 7 + 1) % homes.length]!.people[0]!]
    const at = pen.momentAgo(daysAgo, 9 * 60 + i * 11)
    const worker = staff.workerOf(grid, daysAgo)
    const secretary = staff.secretaryOf(grid)
    const going = progress(status, at, worker, secretary)
    const last = Math.min(going.steps?.at(-1)?.at ?? at, pen.momentAgo(0, 0))
    const full: Dispute = {
      ...body,
      household: home.id,
      building: home.building.id,
      placeText: home.place,
      occurDate: pen.ago(daysAgo),
      origin: 'visit',
      foundBy: [worker],
      peopleCount: body.peopleCount ?? 2,
      parties: [
        { name: one.name, phone: one.phone ?? pen.phone(), role: '甲方' },
        { name: two.name, phone: two.phone ?? pen.phone(), role: '乙方' },
      ],
      ...going,
    }
    const stamp = { by: worker, at, updatedBy: last > at ? secretary : worker, updatedAt: last }
    return pen.write('dispute', gridScope(grid.code, 'base'), full, stamp)
  })
}
