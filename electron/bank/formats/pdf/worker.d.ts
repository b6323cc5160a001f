/** pdfjs ships no types for its parser; importing it makes it known to the reader. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
