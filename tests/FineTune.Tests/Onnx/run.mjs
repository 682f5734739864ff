// Runs an ONNX file in onnxruntime: node run.mjs MODULES model.onnx images.bin N H W > logits as JSON, a row an image.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [modules, model, images, n, h, w] = process.argv.slice(2);
const ort = createRequire(resolve(modules, 'x.js'))('onnxruntime-node');
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
const bytes = readFileSync(images);
const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const size = 3 * h * w;
const rows = [];
for (let start = 0; start < n; start += 32) {
  const count = Math.min(32, n - start);
  const input = new ort.Tensor('float32', all.slice(start * size, (start + count) * size), [count, 3, +h, +w]);
  const { logits } = await session.run({ images: input });
  for (let i = 0; i < count; i++) rows.push(Array.from(logits.data.slice(i * logits.dims[1], (i + 1) * logits.dims[1])));
}
console.log(JSON.stringify(rows));
