import { type ChildProcess, fork } from 'node:child_process'
import type { Done, Job } from './jobs.ts'

/** Some processes that run seeds, each one at a time. */
export class Workers {
  readonly #all: readonly ChildProcess[]
  readonly #free: ChildProcess[]
  readonly #waiting: ((worker: ChildProcess) => void)[] = []

  /** @param file the bundled worker */
  constructor(file: string, count: number) {
    this.#all = Array.from({ length: count }, () =>
      fork(file, { execArgv: ['--max-semi-space-size=64'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    )
    this.#free = [...this.#all]
  }

  async run(job: Job): Promise<Done> {
    const worker =
      this.#free.pop() ?? (await new Promise<ChildProcess>((resolve) => this.#waiting.push(resolve)))
    try {
      return await new Promise<Done>((resolve, reject) => {
        const died = (code: number | null) =>
          reject(new Error(`a worker died with ${code} in ${JSON.stringify(job).slice(0, 200)}`))
        worker.once('exit', died)
        worker.once('message', (done) => {
          worker.off('exit', died)
          resolve(done as Done)
        })
        worker.send(job)
      })
    } finally {
      const next = this.#waiting.shift()
      if (next) next(worker)
      else this.#free.push(worker)
    }
  }

  close(): void {
    for (const worker of this.#all) worker.disconnect()
  }
}
