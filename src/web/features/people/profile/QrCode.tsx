import { encode } from 'uqr'

/** Dark on white whatever the theme: that is what cameras expect. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return <svg viewBox={`0 0 ${size} ${size}`} width={208} height={208} role="img" aria-label={label} shapeRendering="crispEdges" style={{ background: '#fff', borderRadius: 8, margin: '0 auto' }}><path d={path} fill="#000" /></svg>
}
