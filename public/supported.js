// Written for old browsers, since it is them it speaks to: no module, no modern syntax.
// When something the lab stands on is missing, it replaces the place of the lab by a page that says so.
;(function () {
  var missing = []

  if (!('noModule' in document.createElement('script'))) missing.push('JavaScript modules')
  if (typeof BigInt === 'undefined' || !Array.prototype.findLast || !Array.prototype.toSorted)
    missing.push('JavaScript of 2023')

  // The smallest module with a SIMD instruction: () => i32x4.splat(0), dropped.
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 17, 26, 11]
  try {
    if (!WebAssembly.validate(new Uint8Array(simd))) missing.push('WebAssembly with SIMD')
  } catch (_) {
    missing.push('WebAssembly with SIMD')
  }

  // A browser that knows module workers asks for the option before it finds that the address is none.
  var knowsModuleWorkers = false
  try {
    new Worker('http://:', {
      get type() {
        knowsModuleWorkers = true
        return 'module'
      },
    })
  } catch (_) {
    // Expected: no such address.
  }
  if (!knowsModuleWorkers) missing.push('module workers')

  if (missing.length === 0) return

  var page = document.createElement('main')
  page.id = 'unsupported'
  page.className = 'unsupported'
  page.style.maxWidth = '38em'
  page.style.margin = '3em auto'
  page.style.padding = '0 1em'
  var say = function (tag, text) {
    var element = document.createElement(tag)
    element.appendChild(document.createTextNode(text))
    page.appendChild(element)
  }
  say('h1', 'This browser cannot run the lab')
  say(
    'p',
    'Mezzanine runs a real Ethereum chain in this tab. For that it needs ' +
      missing.join(', ') +
      ', which this browser does not offer.',
  )
  say(
    'p',
    'Current versions of Chrome, Edge, Firefox and Safari (16.4 or later) all can. Nothing was stored or sent; the same address opens the same lab there.',
  )
  var root = document.getElementById('root')
  root.parentNode.replaceChild(page, root)
})()
