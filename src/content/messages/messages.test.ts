import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownAreas, t } from './index.ts'
import { pseudo } from './pseudo.ts'

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const folder = join(source, 'content', 'messages')
const groups = readdirSync(join(folder, 'areas')).map((file) => file.replace('.ts', ''))
/** By the code: by now other tests may have brought more. */
const first = [
  ...readFileSync(join(folder, 'index.ts'), 'utf8').matchAll(/^import \{ \w+ \} from '\.\/(?!pseudo)(\w+)\.ts'/gm),
].map((match) => match[1] as string)
await Promise.all(groups.map((group) => import(`./areas/${group}.ts`)))
const plain = Object.entries(knownAreas()).flatMap(([area, messages]) =>
  Object.entries(messages).map(([key, message]) => ({
    key: `${area}.${key}`,
    message: message as unknown,
  })),
)

test('every key is unique, speaks one of the two forms, and no message is empty', () => {
  expect(new Set(plain.map((entry) => entry.key)).size).toBe(plain.length)
  for (const { key, message } of plain) {
    expect(key, 'keys are area.camelCase').toMatch(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
    if (typeof message === 'string') expect(message.trim(), key).not.toBe('')
    else expect(typeof message, key).toBe('function')
  }
})

test('a message is found by its key, with its parameters put in', () => {
  expect(t('common.course')).toBe('Course')
  expect(t('home.nextBlockIn', { seconds: 7 })).toContain('7 s')
})

test('a name that is in no area is an error, not an empty label', () => {
  // @ts-expect-error: the key does not exist
  expect(() => t('home.nothing')).toThrow('home.nothing')
  // @ts-expect-error: neither does the area
  expect(() => t('nowhere.nothing')).toThrow('nowhere.nothing: its area is not loaded')
})

test('what the first page loads speaks of no exhibit', () => {
  expect(first).toEqual(['about', 'common', 'course', 'home', 'offline', 'systems'])
})

test('every file of words is in the first areas or in a group', () => {
  const files = readdirSync(folder).filter((file) => /^(?!index|pseudo).*(?<!test)\.ts$/.test(file))
  expect(Object.keys(knownAreas()).sort()).toEqual(files.map((file) => file.replace('.ts', '')).sort())
})

/** Which areas are here once a group is imported. */
const speaks = new Map(
  groups.map((group) => {
    const code = readFileSync(join(folder, 'areas', `${group}.ts`), 'utf8')
    return [group, [...code.matchAll(/from '\.\.\/(?!index)(\w+)\.ts'/g)].map((match) => match[1] as string)]
  }),
)
const isKey = new Set(plain.map(({ key }) => key))

function unheard(code: string): string[] {
  const here = [...code.matchAll(/messages\/areas\/(\w+)\.ts'/g)].flatMap((match) => speaks.get(match[1] ?? '') ?? [])
  const whole = [...code.matchAll(/'((\w+)\.\w+)'/g)].filter((match) => isKey.has(match[1] ?? ''))
  const begun = [...code.matchAll(/\bt\(`((\w+)\.)\$\{/g)]
  const spoken = [...whole, ...begun]
  return spoken.filter((match) => ![...first, ...here].includes(match[2] ?? '')).map((match) => match[1] as string)
}

test('who speaks of an area imports it, so that its words are there first, even while modules are evaluated', () => {
  expect(unheard("const NAME = t('sidechain.name')")).toEqual(['sidechain.name'])
  expect(unheard("import { t } from '../content/messages/areas/sidechain.ts'\nt('sidechain.name')")).toEqual([])
  expect(unheard('const name = (id) => t(`sidechain.$' + '{id}`)')).toEqual(['sidechain.'])
  // Engines may not import words: what looks like a key there is the name of an action or of an event.
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.tsx?$/.test(file) && !/(^|[\\/])(engine|testing|messages)[\\/]/.test(file),
  )
  const silent = files.map((file) => [file, ...unheard(readFileSync(join(source, file), 'utf8'))])
  expect(silent.filter(([, ...keys]) => keys.length > 0)).toEqual([])
})

test('the long text keeps terms, code, marks and numbers, and is longer', () => {
  const text = 'Pay 21,000 gas of [[base fee]] to `0xabc` or [[reorg|lose it]] in {cited:l1-slot} time'
  const long = pseudo(text)
  for (const kept of ['21,000', '[[base fee]]', '`0xabc`', '[[reorg|', '{cited:l1-slot}']) expect(long).toContain(kept)
  expect(long).not.toContain('lose it')
  expect(long.length).toBeGreaterThan(text.length * 1.1)
})

test('the long text of any message still holds all its placeholders', () => {
  const word = fc.constantFrom(
    'block',
    'pays',
    'and',
    '12 s',
    '0x704b…bbad',
    '[[gas]]',
    '`PUSH1`',
    '{simplified:nodes}',
    '**now**',
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const long = pseudo(words.join(' '))
      for (const kept of words.filter((each) => /[[`{\d]/.test(each))) expect(long).toContain(kept.split(' ')[0])
      expect(long.split('**').length).toBe(words.join(' ').split('**').length)
    }),
  )
})

test('every message of the shell is spoken somewhere', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const code = files
    .filter((file) => !file.startsWith(join('content', 'messages')))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n')
  const own = plain.filter(({ key }) => /^(about|common|course|home|lab|systems)\./.test(key))
  expect(own.filter(({ key }) => !code.includes(`'${key}'`)).map(({ key }) => key)).toEqual([])
})
