import { type Day, dayOf, first, monthOf, yearsBetween } from './calendar.ts'
import { appraisalOf, gradeOf, isReviewed, seenAt } from './expected-house.ts'
import { elderNext } from './expected-lines.ts'
import { type Bag, endOf, isHeld, type Row, type Rows } from './rows.ts'

/** A line by its headings: those columns of DOMAIN 13 that follow from a rule; others only copy a field. */
export type Line = Readonly<Record<string, string | number>>

interface Timed {
  readonly id: string
  readonly at: number
  readonly line: Line
}

const isIn = (month: string) => (ms: number) => monthOf(dayOf(ms)) === month

const clock = (ms: number) => `${dayOf(ms)} ${new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)}`

/** DOMAIN 8.2: the first character stays. */
function masked(name: string | undefined): string {
  const letters = Array.from(name ?? '')
  if (letters.length < 2) return letters.length ? '*' : ''
  return letters[0]! + '*'.repeat(Math.min(2, letters.length - 1))
}

const numbered = (lines: readonly Timed[]): Line[] =>
  lines
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ line }, n) => ({ 序号: n + 1, ...line }))

const columns = '矛盾纠纷数 诉求数 意见建议数 治安隐患 消防隐患 环境卫生 其他 当场解决 上报'.split(' ')

const families: Readonly<Record<string, string>> = {
  DI: '矛盾纠纷数',
  PM: '诉求数',
  IF: '诉求数',
  LW: '诉求数',
  CO: '诉求数',
  SU: '意见建议数',
  SE: '治安隐患',
  SF: '消防隐患',
  EN: '环境卫生',
  EP: '环境卫生',
}

/** What a worker's log counts (DOMAIN 2.4). */
function counted(matters: readonly Row[], disputes: readonly Row[]): Record<string, number> {
  const counts = Object.fromEntries(columns.map((name) => [name, 0]))
  const add = (name: string, n = 1) => (counts[name] = counts[name]! + n)
  for (const { body } of matters) {
    const isOther = ['SF_house', 'SF_falling', 'SF_drowning'].includes(body.subclass)
    add((!isOther && families[body.class]) || '其他')
    add(body.selfSolved === true ? '当场解决' : '上报')
  }
  add('矛盾纠纷数', disputes.length)
  add('上报', disputes.length)
  return counts
}

interface Walk {
  readonly row: Row
  readonly at: number
  /** Where somebody was met. */
  readonly homes: readonly string[]
}

/** DOMAIN 5.4: an elder's visit and an inspection are a visit, too, and count once. */
function walksOf(rows: Rows, isNow: (ms: number) => boolean): Walk[] {
  const ordinary = rows.held('visit').map((row): Walk => {
    const met = ((row.body.households ?? []) as Bag[]).filter((one) => one.household && one.met !== 'nobody')
    return { row, at: endOf(row), homes: met.map(({ household }) => household as string) }
  })
  const elders = rows
    .held('elderVisit')
    .filter(({ body }) => body.contact === 'met' && ['in_person', 'phone', 'video'].includes(body.mode))
    .map((row): Walk => {
      const home = rows.get(row.body.elder)?.body.household as string | undefined
      return { row, at: endOf(row), homes: home ? [home] : [] }
    })
  const houses = rows.held('houseInspection').map((row): Walk => {
    const homes = rows.where('household', 'house', row.body.house)
    return { row, at: seenAt(row), homes: homes.map(({ id }) => id) }
  })
  return [...ordinary, ...elders, ...houses].filter(({ at }) => isNow(at))
}

const cameOf = (rows: Rows, { id }: Row) =>
  counted(rows.where('matter', 'source', id), rows.where('dispute', 'source', id))

const visitLines = (rows: Rows, walks: readonly Walk[]): Line[] =>
  numbered(
    walks.map(({ row, at, homes }) => ({
      id: row.id,
      at,
      line: { 日期: dayOf(at), 户数: new Set(homes).size, ...cameOf(rows, row) },
    })),
  )

const levels = { red: '红(重点关爱)', yellow: '黄(一般关爱)', green: '绿(常态关爱)' } as const
const modes: Readonly<Record<string, string>> = {
  in_person: '上门',
  phone: '电话',
  video: '视频',
  device: '设备',
  neighbour: '邻居代看',
}

function elderLine(rows: Rows, visit: Row, today: Day): Timed {
  const at = endOf(visit)
  const elder = rows.get(visit.body.elder)
  const next = elder && elderNext(rows, elder, today)
  const line = {
    姓名: masked(elder?.body.name),
    年龄: elder?.body.birthDate ? yearsBetween(elder.body.birthDate, dayOf(at)) : '',
    探访时间: clock(at),
    探访方式: modes[visit.body.mode] ?? '',
    下次探访: next?.due ?? '',
    ...(next && { 关爱等级: levels[next.level] }),
  }
  return { id: visit.id, at, line }
}

const gradeWords = {
  none: '未发现安全隐患',
  undetermined: '待核实',
  some: '存在一定安全隐患',
  severe: '存在严重安全隐患',
} as const

function houseLine(rows: Rows, house: Row, today: Day, isNow: (ms: number) => boolean): Timed[] {
  const times = rows.where('houseInspection', 'house', house.id).filter(isHeld).map(seenAt).filter(isNow)
  if (!times.length) return []
  const at = Math.max(...times)
  const grade = gradeOf(rows, house, today)
  const said = grade ? gradeWords[grade] : ''
  const paper = appraisalOf(house)
  const line = {
    房屋编码: house.body.code ?? '',
    产权人: masked(house.body.ownerName),
    初判等级: said && (isReviewed(rows, house, today) ? said : `${said}(未审核)`),
    鉴定等级: paper ? `${paper.grade}级` : '',
    排查日期: dayOf(at),
  }
  return [{ id: house.id, at, line }]
}

function matterLine({ id, createdAt, body }: Row): Timed {
  const line = {
    上报日期: dayOf(createdAt),
    诉求人: masked(body.client),
    办理期限: body.due ?? body.promisedBy ?? '',
    当场解决: body.selfSolved === true ? '是' : '否',
  }
  return { id, at: createdAt, line }
}

const isPatrol = ({ body }: Row) => body.form === 'patrol' || body.visitType === 'patrol'

function patrolLine(rows: Rows, visit: Row): Timed {
  const { startedAt, endedAt } = visit.body
  const came = cameOf(rows, visit)
  const line = {
    日期: dayOf(endOf(visit)),
    '时长(分钟)': startedAt && endedAt ? Math.round((endedAt - startedAt) / 60_000) : '',
    发现问题: rows.where('matter', 'source', visit.id).length,
    当场解决: came['当场解决']!,
    上报: came['上报']!,
  }
  return { id: visit.id, at: endOf(visit), line }
}

const publicityLines = (walks: readonly Walk[]): Line[] =>
  numbered(
    walks.flatMap(({ row, at, homes }) =>
      ((row.body.publicity ?? []) as Bag[]).map(({ theme = '', copies = 0 }) => ({
        id: row.id,
        at,
        line: { 日期: dayOf(at), 主题: theme, 份数: copies, 受众: new Set(homes).size },
      })),
    ),
  )

/** One line for each grid and day on which anything was done or came up. */
function dailyLines(rows: Rows, walks: readonly Walk[], isNow: (ms: number) => boolean): Line[] {
  const gridOf = ({ scope }: Row) => scope.split('/')[0]!
  const matters = rows.of('matter').filter(({ createdAt }) => isNow(createdAt))
  const disputes = rows
    .of('dispute')
    .filter(({ createdAt, body }) => isNow(createdAt) && rows.get(body.source)?.type !== 'matter')
  const keyOf = (row: Row, at: number) => `${dayOf(at)} ${gridOf(row)}`
  const keys = new Set([
    ...walks.map(({ row, at }) => keyOf(row, at)),
    ...[...matters, ...disputes].map((row) => keyOf(row, row.createdAt)),
  ])
  const lines = [...keys].map((key): Timed => {
    const here = walks.filter(({ row, at }) => keyOf(row, at) === key)
    const of = (some: readonly Row[]) => some.filter((row) => keyOf(row, row.createdAt) === key)
    const line = {
      日期: first(key.slice(0, 10)),
      走访次数: here.length,
      走访户数: new Set(here.flatMap(({ homes }) => homes)).size,
      ...counted(of(matters), of(disputes)),
    }
    return { id: key, at: Date.parse(key.slice(0, 10)), line }
  })
  return numbered(lines)
}

/** Open on a day of the month: found by its end, and not ended before its first day. */
const wasOpen = (month: string, begun: number, ended: Day | undefined) =>
  monthOf(dayOf(begun)) <= month && (ended === undefined || monthOf(ended) >= month)

/** When the last step of these names was taken. */
const lastOf = (steps: readonly Bag[] | undefined, ...names: string[]): number | undefined =>
  steps?.findLast(({ step }) => names.includes(step))?.at

const hazards = (rows: Rows, month: string): number =>
  rows.of('hazardCase').filter(({ body, createdAt, updatedAt }) => {
    const isOver = body.status === 'closed' || body.status === 'dismissed'
    const ended = body.closedAt ?? lastOf(body.log, 'close', 'dismiss') ?? updatedAt
    return wasOpen(month, body.foundAt ?? createdAt, isOver ? dayOf(ended) : undefined)
  }).length

/** Disputes, and matters of that class that never became one. */
function disputes(rows: Rows, month: string): number {
  const own = rows.of('dispute').filter(({ body, createdAt, updatedAt }) => {
    const isOver = ['solved', 'failed', 'followedUp', 'archived', 'transferred'].includes(body.status)
    const step = lastOf(body.steps, 'solve', 'fail', 'transfer')
    const ended = step === undefined ? (body.endedOn ?? dayOf(updatedAt)) : dayOf(step)
    return wasOpen(month, createdAt, isOver ? ended : undefined)
  })
  const matters = rows.of('matter').filter(({ id, body, createdAt, updatedAt }) => {
    const isOne = body.class === 'DI' && rows.where('dispute', 'source', id).length === 0
    const isOver = body.status === 'closed' || body.status === 'rejected'
    const ended = lastOf(body.steps, 'close', 'solveOnSpot', 'reject') ?? updatedAt
    return isOne && wasOpen(month, createdAt, isOver ? dayOf(ended) : undefined)
  })
  return own.length + matters.length
}

export interface Ledgers {
  /** Lines of each ledger by its name, as many as it has. */
  readonly lines: Readonly<Record<string, readonly Line[]>>
  /** How many lines those have that are only counted here. */
  readonly counts: Readonly<Record<string, number>>
}

/** The ledgers of this month (DOMAIN 5.4, 13): one visit feeds several, and counts in each once. */
export function expectedLedgers(rows: Rows, now: number): Ledgers {
  const today = dayOf(now)
  const month = monthOf(today)
  const isNow = isIn(month)
  const walks = walksOf(rows, isNow)
  const held = (type: string) => rows.held(type).filter((log) => isNow(endOf(log)))
  const begun = (type: string) => rows.of(type).filter(({ createdAt }) => isNow(createdAt))
  return {
    lines: {
      走访台账: visitLines(rows, walks),
      老年人探访台账: numbered(held('elderVisit').map((visit) => elderLine(rows, visit, today))),
      自建房排查台账: numbered(rows.of('house').flatMap((house) => houseLine(rows, house, today, isNow))),
      事项台账: numbered(begun('matter').map(matterLine)),
      巡查台账: numbered(
        held('visit')
          .filter(isPatrol)
          .map((visit) => patrolLine(rows, visit)),
      ),
      宣传台账: publicityLines(walks),
      工作日志统计: dailyLines(rows, walks, isNow),
    },
    counts: {
      隐患整治销号台账: hazards(rows, month),
      矛盾纠纷排查化解台账: disputes(rows, month),
      帮办代办台账: begun('serviceRequest').length,
    },
  }
}
