import { addWorkingDays, dayMs, localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { Family } from './people.ts'
import type { Pen } from './pen.ts'
import { type Random, spread } from './random.ts'
import type { Staff } from './staff.ts'
import { withSteps } from './matter-steps.ts'
import { type MatterWords, matterWords, rejectedWords, suspendedWords } from './texts/matter-words.ts'

type Matter = Body<'matter'>
type Status = NonNullable<Matter['status']>
type Visit = RecordVersion & { readonly body: { readonly endedAt: number } }

/** 44 put right on the spot, 34 closed later, 2 not accepted, 16 still on their way. */
const ends = spread<Status | 'spot'>([
  ['spot', 44],
  ['closed', 34],
  ['rejected', 2],
  ['reported', 3],
  ['accepted', 2],
  ['dispatched', 3],
  ['handling', 4],
  ['replied', 2],
  ['verifying', 1],
  ['suspended', 1],
])

const handlers = [
  '社区网格站',
  '物业维修班',
  '环卫所',
  '供水抢修',
  '供电所',
  '市政养护',
  '派出所',
  '民政办',
  '应急站',
]
const limits = { L1: 3, L2: 7, L3: 15 } as const

const past: readonly Status[] = ['dispatched', 'handling', 'replied', 'verifying', 'closed', 'suspended']

/** How the seven steps stand for a matter that came up at a moment. */
function progress(pen: Pen, random: Random, end: Status | 'spot', words: MatterWords, at: number): Matter {
  if (end === 'spot') return { level: 'L0', status: 'closed', result: words.result, selfSolved: true }
  const level = random.pick(['L1', 'L1', 'L1', 'L2', 'L2', 'L3'] as const)
  const dispatched = past.includes(end)
  const done = end === 'replied' || end === 'verifying' || end === 'closed'
  return {
    level,
    status: end,
    ...(dispatched && { handler: random.pick(handlers), due: addWorkingDays(localDate(at), limits[level]) }),
    ...(done && { result: words.result }),
    ...(end === 'rejected' && { result: random.pick(rejectedWords) }),
    ...(end === 'suspended' && { result: random.pick(suspendedWords) }),
    ...(end === 'closed' && {
      rating: random.pick(['satisfied', 'satisfied', 'satisfied', 'fair', 'none', 'unsatisfied']),
    }),
    ...(end === 'handling' && random.chance(0.5) && { promisedBy: pen.ago(-random.int(0, 3)) }),
  }
}

const isOpen = (end: string) => !['spot', 'closed', 'rejected'].includes(end)

/** What came up at visits. A hazard that is still open is never put down at the home of an elder under care. */
export function matters(
  pen: Pen,
  staff: Staff,
  visits: readonly RecordVersion[],
  families: readonly Family[],
): RecordVersion[] {
  const random = pen.random.fork('matters')
  const homes = new Map(families.map((family) => [family.id, family]))
  const homeOf = ({ body }: RecordVersion) =>
    homes.get(String((body.households as { household?: string }[] | undefined)?.[0]?.household))
  const since = (days: number) => pen.momentAgo(days, 0)
  const known = random.shuffled(visits.filter((visit) => homeOf(visit)) as Visit[])
  const small = matterWords.filter((words) => words.small)
  const large = matterWords.filter((words) => !words.small)
  return ends.map((end, i) => {
    const words = end === 'spot' ? small[i % small.length]! : large[i % large.length]!
    const fits = (visit: Visit) => {
      const { plan } = homeOf(visit)!
      if (words.class === 'SF' && plan.care && isOpen(end)) return false
      return isOpen(end) ? visit.body.endedAt > since(16) : end === 'spot' || visit.body.endedAt < since(18)
    }
    const [source] = known.splice(known.findIndex(fits), 1)
    const home = homeOf(source!)!
    const head = home.people[0]!
    const at = source!.body.endedAt
    const body: Matter = {
      class: words.class,
      brief: words.brief,
      placeText: home.place,
      household: home.id,
      building: home.building.id,
      source: source!.id,
      ...(words.class !== 'SF' && { client: head.name, clientPhone: head.phone }),
      ...progress(pen, random, end, words, at),
    }
    const steps =
      end === 'spot' || end === 'reported'
        ? 0
        : isOpen(end)
          ? random.int(1, 20) / 10
          : random.int(12, 140) / 10
    const secretary = staff.secretaryOf(home.grid)
    const moved = steps > 0 && {
      updatedBy: secretary,
      updatedAt: Math.min(at + steps * dayMs, since(0)),
    }
    const people = { worker: source!.createdBy, secretary }
    const told = withSteps(body, end, at, moved ? moved.updatedAt : at, people, i)
    return pen.write('matter', source!.scope, told, { by: source!.createdBy, at, ...moved })
  })
}
