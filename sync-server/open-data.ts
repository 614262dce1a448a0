import { accessSync, constants, mkdirSync } from 'node:fs'
import { Problem, problems } from '#domain/problem.ts'
import { diskProblem } from './storage/disk-problem.ts'

/** Makes the data folder and opens what is in it. A disk that does not let us ends the program, in one sentence. */
export async function openData<T>(folder: string, open: () => Promise<T>): Promise<T> {
  try {
    mkdirSync(folder, { recursive: true })
    // SQLite opens a database that it cannot write to, and would say so only at the first write.
    accessSync(folder, constants.W_OK)
    return await open()
  } catch (error) {
    const problem = error instanceof Problem ? error : diskProblem(error)
    if (!problem) throw error
    const { title } = problems[problem.code]
    const cause = problem.cause instanceof Error ? ` (${problem.cause.message})` : ''
    console.error(`${title.zh}:${folder}\n${title.en}: ${folder}${cause}`)
    process.exit(1)
  }
}
