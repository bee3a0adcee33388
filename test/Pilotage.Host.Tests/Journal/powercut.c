// What a power cut leaves: on every sync the file as it is now is copied to FILE.durable, and the sync is counted in $POWERCUT_LOG.
// Preloaded into a process that is then killed; its files are replaced by their durable copies.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

static void keep(int fd)
{
    char link[64], path[PATH_MAX], durable[PATH_MAX + 16], made[PATH_MAX + 16];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    if (!strstr(path, "pilotage.db")) return;
    pthread_mutex_lock(&one);
    snprintf(durable, sizeof durable, "%s.durable", path);
    snprintf(made, sizeof made, "%s.making", path);
    int to = open(made, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    static char buffer[1 << 16];
    off_t at = 0;
    ssize_t some;
    int whole = to >= 0;
    while (whole && (some = pread(fd, buffer, sizeof buffer, at)) > 0)
    {
        whole = write(to, buffer, some) == some;
        at += some;
    }
    if (to >= 0) close(to);
    if (whole) rename(made, durable);
    const char *log = getenv("POWERCUT_LOG");
    int file = log ? open(log, O_CREAT | O_APPEND | O_WRONLY, 0600) : -1;
    if (file >= 0)
    {
        char line[PATH_MAX + 2];
        int size = snprintf(line, sizeof line, "%s\n", path);
        if (write(file, line, size) != size) abort();
        close(file);
    }
    pthread_mutex_unlock(&one);
}

int fsync(int fd)
{
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    int result = real(fd);
    if (result == 0) keep(fd);
    return result;
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    int result = real(fd);
    if (result == 0) keep(fd);
    return result;
}
