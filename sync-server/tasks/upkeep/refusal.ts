import { Problem, problems } from '#domain/problem.ts'
import { type Label, label } from '#domain/label.ts'

/** An operator's command stops here, in words: what is wrong and what to do now. Nothing was changed. */
export class Refusal extends Error {
  readonly words: Label

  constructor(zh: string, en: string) {
    super(en)
    this.words = label(zh, en)
  }
}

/** Both languages, Chinese first, each on a line of its own. */
export const say = ({ zh, en }: Label): void => console.log(`${zh}\n${en}`)
const complain = ({ zh, en }: Label): void => console.error(`${zh}\n${en}`)

/** Runs an operator's command; what was to be expected is told in words, and the exit code is 1. */
export async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const words = wordsOf(error)
    if (!words) throw error
    complain(words)
    process.exitCode = 1
  }
}

function wordsOf(error: unknown): Label | null {
  if (error instanceof Refusal) return error.words
  if (error instanceof Problem) {
    const { title, advice } = problems[error.code]
    return label(`${title.zh}：${advice.zh}`, `${title.en}: ${advice.en}`)
  }
  const { code, path, syscall } = error as NodeJS.ErrnoException
  // Node says so when a folder within a folder finds no room.
  const hasNoRoomForFolder = code === 'ENOENT' && syscall === 'mkdir'
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || hasNoRoomForFolder) {
    return label(
      '磁盘空间不够。先腾出空间，再运行一次；原有数据没有改动。',
      'There is no space left on the disk. Make room and run this again; nothing that was there has changed.',
    )
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return label(
      `没有权限写入 ${path ?? '该文件夹'}。请换用有权限的账户，或检查文件夹权限。`,
      `No right to write ${path ?? 'there'}. Use an account that may, or check the folder’s rights.`,
    )
  }
  return null
}
