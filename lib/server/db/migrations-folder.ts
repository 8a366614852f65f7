import { join } from 'node:path'

/** Folder of the migrations, seen from the folder the product runs in. */
export const migrationsFolder = (root = process.cwd()) => join(root, 'prisma', 'migrations')
