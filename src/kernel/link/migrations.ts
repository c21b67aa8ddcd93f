import type { Migration } from './types.ts'

/**
 * `link/n` at index n − 1 takes a payload of schema n to schema n + 1. Version 1 is the newest, so nothing is here yet.
 * A new one comes with a fixture of version n that it opens; the README beside this file has the steps.
 */
export const migrations: readonly Migration[] = []
