/** A page's address as WeChat reads it. The values of the query stay encoded. */
export interface PageUrl {
  path: string
  query: Record<string, string>
}

export function parseUrl(url: string): PageUrl {
  const [path = '', search = ''] = url.split('?')
  return { path, query: Object.fromEntries(search.split('&').filter(Boolean).map(parsePair)) }
}

const parsePair = (pair: string): [string, string] => {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}
