/** A package as `package-lock.json` names it. */
export interface LockedPackage {
  readonly name: string
  /** Where it is installed: another version of it may be somewhere else. */
  readonly path: string
  readonly version: string
  /** The licence as an SPDX expression; undefined when the package states none. */
  readonly licence: string | undefined
  /** The names of the packages that it needs. */
  readonly needs: readonly string[]
}

interface Entry {
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Reads all packages of a lock file, once for every place where one is installed. */
export function readLock(text: string): LockedPackage[] {
  const { packages }: { packages: Readonly<Record<string, Entry>> } = JSON.parse(text)
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .map(([path, { version = '', license, dependencies = {} }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      path,
      version,
      licence: license,
      needs: Object.keys(dependencies),
    }))
}

/** The installed package that a package gets when it asks for a name: the nearest one, as Node resolves it. */
export function neededBy(lock: ReadonlyMap<string, LockedPackage>, path: string, name: string): LockedPackage | undefined {
  const found = lock.get(path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`)
  if (found || path === '') return found
  const outer = path.lastIndexOf('/node_modules/')
  return neededBy(lock, outer < 0 ? '' : path.slice(0, outer), name)
}
