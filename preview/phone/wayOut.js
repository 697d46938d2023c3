const HOME = 'pages/home/index'

const pathOf = (url) => new URL(url).hash.replace(/^#\/?/, '').split('?')[0]

function pagesOf({ pages = [], subPackages = [] } = {}) {
  return [...pages, ...subPackages.flatMap(({ root, pages: inRoot }) => inRoot.map((page) => `${root}/${page}`))]
}

function cover(title, words, action, onTap) {
  const place = document.createElement('div')
  place.setAttribute('role', 'alertdialog')
  place.style.cssText =
    'position:fixed;inset:0;z-index:9999;display:flex;flex-direction:column;justify-content:center;gap:12px;padding:24px;background:#f3f5f4;color:#14232b;font:16px/24px "PingFang SC","Noto Sans CJK SC",sans-serif'
  const heading = document.createElement('strong')
  heading.style.cssText = 'font-size:22px;line-height:32px'
  heading.textContent = title
  const text = document.createElement('span')
  text.textContent = words
  const button = document.createElement('button')
  button.style.cssText = 'min-height:48px;border:0;border-radius:12px;background:#0b4f60;color:#fff;font:600 17px/24px inherit'
  button.textContent = action
  button.addEventListener('click', () => {
    place.remove()
    onTap()
  })
  place.append(heading, text, button)
  document.body.append(place)
}

const goHome = () => {
  location.hash = `/${HOME}`
  location.reload()
}

function checkPath() {
  const path = pathOf(location.href)
  const pages = pagesOf(window.__taroAppConfig)
  if (path === '' || pages.length === 0 || pages.includes(path)) return
  cover('没有这个页面', `小程序里没有 ${path}。`, '回首页', goHome)
}

/** Covers what a browser would show as an empty page: a path that is none, and a page whose code could not be fetched. WeChat has words of its own there. */
export function showWayOut() {
  window.addEventListener('load', checkPath)
  window.addEventListener('hashchange', checkPath)
  const listenCapturing = true
  window.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement)
        cover('这一页还没下载', '没有网络，打不开没打开过的页面。联网以后再试。', '返回', () => history.back())
    },
    listenCapturing,
  )
}
