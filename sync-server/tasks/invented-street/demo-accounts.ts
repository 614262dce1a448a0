import { gridAreas } from './area.ts'
import { staffList } from './staff-list.ts'

/** One password for all invented people; never used anywhere else. */
export const demoPassword = 'gridwalk-2026!'

export interface DemoAccount {
  readonly username: string
  readonly password: string
  /** Who it is, in the words of the street. */
  readonly zh: string
  readonly en: string
}

const who: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  fullTime: ['专职网格员', 'grid worker'],
  partTime: ['兼职网格员', 'part-time grid worker'],
  inspector: ['房屋排查员', 'house inspector'],
  secretary: ['社区书记', 'community secretary'],
  supervisor: ['街道督导员', 'street supervisor'],
  administrator: ['街道管理员', 'street administrator'],
}

function placeOf(grids: readonly number[]): string {
  const [first] = grids
  if (first === undefined || grids.length > 4) return '禾溪街道'
  const { community, name } = gridAreas[first]!
  return grids.length > 2 ? community.name : grids.length > 1 ? `${name}、${gridAreas[grids[1]!]!.name}` : `${community.name}${name}`
}

/** Demo sign-ins to print after the first start: invented people, for trying out only. */
export const demoAccounts: readonly DemoAccount[] = staffList
  .filter(({ leftDaysAgo }) => leftDaysAgo === undefined)
  .map(({ username, name, post, grids }) => ({
    username,
    password: demoPassword,
    zh: `${name},${who[post]![0]},${placeOf(grids)}`,
    en: `${who[post]![1]}, ${placeOf(grids)}`,
  }))
