import type { Role } from '#domain/access/role.ts'
import type { Body } from '#domain/records/body.ts'
import { gridAreas } from './area.ts'

type Post = NonNullable<Body<'assignment'>['post']>

export interface StaffMember {
  readonly username: string
  readonly name: string
  readonly role: Exclude<Role, 'server'>
  readonly post: Post
  /** Indexes of the grids somebody works in. */
  readonly grids: readonly number[]
  readonly duties: string
  /** Worked here until so many days ago; may no longer sign in. */
  readonly leftDaysAgo?: number
  /** In the present post since so many days ago. */
  readonly sinceDaysAgo: number
}

const numbered = (name: string, n: number) => `${name}${String(n).padStart(2, '0')}`

const workers = '蒋桂兰 贾长海 谭秋云 叶文斌 夏丽萍 邵建民 万晓燕 顾永年 潘玉芳 廖新田 崔海英 段志明'.split(
  ' ',
)
const partTimers = '江小禾 秦守业 龚彩霞 黎明山 易春桃 尹家旺'.split(' ')

/** The newest of the twelve took over from the one who left. */
export const takenOver = { grid: 9, daysAgo: 60 } as const

const all = gridAreas.map(({ index }) => index)
const community = (n: number) => [0, 1, 2, 3].map((i) => n * 4 + i)

const door = '走访住户，登记人口，探访老人，看房屋和楼道安全'
const help = '周末和晚上联系老人，协助走访'
const house = '自建房排查、复查和等级核实'

/** Everybody with a login, invented by name. The numbers of usernames follow the grids' codes. */
export const staffList: readonly StaffMember[] = [
  ...workers.map((name, i): StaffMember => ({
    username: numbered('worker', i + 1),
    name,
    role: 'worker',
    post: 'fullTime',
    grids: [i],
    duties: door,
    sinceDaysAgo: i === takenOver.grid ? takenOver.daysAgo : 400 + i * 37,
  })),
  ...partTimers.map((name, i): StaffMember => ({
    username: numbered('helper', i + 1),
    name,
    role: 'worker',
    post: 'partTime',
    grids: [i * 2, i * 2 + 1],
    duties: help,
    sinceDaysAgo: 300 + i * 20,
  })),
  {
    username: 'inspector01',
    name: '余砚秋',
    role: 'inspector',
    post: 'inspector',
    grids: community(0),
    duties: house,
    sinceDaysAgo: 500,
  },
  {
    username: 'inspector02',
    name: '卞立柱',
    role: 'inspector',
    post: 'inspector',
    grids: community(2),
    duties: house,
    sinceDaysAgo: 420,
  },
  ...['沈若梅', '柯正平', '石全福'].map((name, i): StaffMember => ({
    username: numbered('secretary', i + 1),
    name,
    role: 'supervisor',
    post: 'secretary',
    grids: community(i),
    duties: '审核、派遣、结案，社区值班',
    sinceDaysAgo: 900 - i * 100,
  })),
  {
    username: 'supervisor01',
    name: '庄晚晴',
    role: 'supervisor',
    post: 'supervisor',
    grids: all,
    duties: '督导走访、探访和排查',
    sinceDaysAgo: 700,
  },
  {
    username: 'supervisor02',
    name: '骆一舟',
    role: 'supervisor',
    post: 'supervisor',
    grids: all,
    duties: '督导房屋整治和事项办理',
    sinceDaysAgo: 260,
  },
  {
    username: 'admin',
    name: '祝安禾',
    role: 'admin',
    post: 'administrator',
    grids: all,
    duties: '账号、网格和名册',
    sinceDaysAgo: 800,
  },
  {
    username: 'former01',
    name: '鲁长根',
    role: 'worker',
    post: 'fullTime',
    grids: [takenOver.grid],
    duties: door,
    leftDaysAgo: takenOver.daysAgo,
    sinceDaysAgo: 1200,
  },
]
