// Counts what was begun and has not ended, so that a stop can wait for it.

export type UnderWay = { add(task: Promise<void>): void; idle(): Promise<void> };

export function underWay(): UnderWay {
  const tasks = new Set<Promise<void>>();
  return {
    add(task) {
      const counted = task.finally(() => tasks.delete(counted));
      tasks.add(counted);
    },
    async idle() {
      while (tasks.size > 0) await Promise.all(tasks);
    },
  };
}
