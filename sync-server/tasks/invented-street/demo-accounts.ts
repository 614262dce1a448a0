import { gridAreas, street } from './area.ts'
import { type StaffMember, staffList } from './staff-list.ts'

/** One password for all invented people; never used anywhere else. */
export const demoPassword = 'gridwalk-2026!'

export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  /** Post and place in both languages, for whoever reads the start of the server. */
  readonly role: string
}

const posts: Readonly<Partial<Record<StaffMember['post'], string>>> = {
  fullTime: '专职网格员 grid worker',
  partTime: '兼职网格员 part-time grid worker',
  inspector: '房屋排查员 house inspector',
  secretary: '社区书记 community secretary',
  supervisor: '街道督导员 street supervisor',
  administrator: '街道管理员 administrator',
}

function placeOf({ grids }: StaffMember): string {
  const areas = grids.map((index) => gridAreas[index]!)
  if (areas.length > 4) return street.name
  const { community } = areas[0]!
  return areas.length > 2 ? community.name : community.name + areas.map(({ name }) => name).join('、')
}

/** Everybody who can sign in to the invented street. For trying out only: these people do not exist. */
export const demoAccounts: readonly DemoAccount[] = staffList
  .filter(({ leftDaysAgo }) => leftDaysAgo === undefined)
  .map((member) => ({
    username: member.username,
    password: demoPassword,
    name: member.name,
    role: `${posts[member.post] ?? member.post} · ${placeOf(member)}`,
  }))

const shown = ['worker01', 'worker09', 'helper01', 'inspector02', 'secretary01', 'supervisor01', 'admin']

/** One of each kind, to be printed once; the numbers of the others follow the grids. */
export const demoHighlights: readonly DemoAccount[] = demoAccounts.filter(({ username }) =>
  shown.includes(username),
)
