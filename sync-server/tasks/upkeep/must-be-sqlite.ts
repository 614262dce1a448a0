import { Refusal } from './refusal.ts'

/** @throws Refusal with the engine's own commands where the data is in PostgreSQL */
export function mustBeSqlite(command: 'backup' | 'restore'): void {
  if (!process.env.DATABASE_URL) return
  const [zh, en] =
    command === 'backup'
      ? [
          '数据在 PostgreSQL 里：请用 pg_dump --format=custom 备份数据库，再复制照片（数据文件夹里的 photos，或对象存储）。先数据库，后照片。',
          'The data is in PostgreSQL: use pg_dump --format=custom, then copy the photos (the folder photos, or the bucket). Database first, photos after it.',
        ]
      : [
          '数据在 PostgreSQL 里：停止所有服务器，用 pg_restore 恢复到一个空库，然后运行 node dist/server/new-epoch.js，再启动。手机会把缺的补回来。',
          'The data is in PostgreSQL: stop all servers, pg_restore into an empty database, run node dist/server/new-epoch.js, start again. The devices then bring back what is missing.',
        ]
  throw new Refusal(zh!, en!)
}
