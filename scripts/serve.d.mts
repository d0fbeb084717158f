export interface StaticServer {
  /** Without a slash at the end: `http://localhost:PORT`. */
  url: string;
  close(): Promise<void>;
}

export function serve(rootDir: string, options?: { port?: number }): Promise<StaticServer>;
