/* Starts a program on the display and says when a person saw its window, and how big it then was.
 *
 *   first-frame [--resume] COMMAND…
 *
 * Prints three numbers: milliseconds from the start of the process to the first drawn frame of its
 * window, milliseconds to the last frame that changed a noticeable part of it, and kilobytes of
 * memory (PSS) when nothing has moved any more for IDLE_MS.
 *
 * It measures from outside, so that any program can be compared: the X server reports when pixels
 * of the window change. A change that leaves the window in one colour is the server clearing it and
 * not a frame. Blinking carets are below what is noticeable. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIN_WIDTH 400
#define NOTICEABLE 100 /* one part in so many of the window */
#define IDLE_MS 2000
#define WAIT_MS 60000

typedef struct
{
  Display *display;
  int damage_event;
  Window window;
  long area;

  double began_ms;
  double first_ms;
  double last_ms;
} Watch;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Windows come and go while they are looked at. */
static int
on_error (Display     *display,
          XErrorEvent *event)
{
  return 0;
}

static bool
has_content (Watch *watch)
{
  XWindowAttributes attributes;
  XImage *image;
  bool has_two = false;

  if (XGetWindowAttributes (watch->display, watch->window, &attributes) == 0
      || attributes.map_state != IsViewable)
    return false;
  image = XGetImage (watch->display, watch->window, 0, 0, attributes.width, attributes.height,
                     AllPlanes, ZPixmap);
  if (image == NULL)
    return false;

  for (int y = 0; y < image->height && !has_two; y++)
    {
      const char *row = image->data + (size_t) y * image->bytes_per_line;

      has_two = memcmp (image->data, row, image->bytes_per_line) != 0
                || (y == 0 && memcmp (row, row + 4, image->bytes_per_line - 4) != 0);
    }
  XDestroyImage (image);
  return has_two;
}

static void
handle (Watch  *watch,
        XEvent *event)
{
  double at_ms = now_ms () - watch->began_ms;

  if (event->type == MapNotify)
    {
      XWindowAttributes attributes;

      if (watch->window == None
          && XGetWindowAttributes (watch->display, event->xmap.window, &attributes) != 0
          && attributes.width >= MIN_WIDTH)
        {
          watch->window = event->xmap.window;
          watch->area = (long) attributes.width * attributes.height;
          XDamageCreate (watch->display, watch->window, XDamageReportRawRectangles);
          XSync (watch->display, False);
          /* What was drawn between the map and this. */
          if (has_content (watch))
            watch->first_ms = watch->last_ms = at_ms;
        }
    }
  else if (event->type == watch->damage_event + XDamageNotify)
    {
      const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) event;

      if (watch->first_ms == 0)
        {
          if (has_content (watch))
            watch->first_ms = watch->last_ms = at_ms;
        }
      else if ((long) damage->area.width * damage->area.height >= watch->area / NOTICEABLE)
        watch->last_ms = at_ms;
    }
}

static long
read_pss_kb (pid_t pid)
{
  char path[64];
  char line[256];
  long pss_kb = -1;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "Pss: %ld kB", &pss_kb) == 1)
      break;
  if (file != NULL)
    fclose (file);
  return pss_kb;
}

static pid_t
start (char **argv,
       bool   is_resumed)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;

  if (is_resumed)
    {
      /* As Foyer does when it starts itself again: whoever was signed in still is. */
      char own[16];

      snprintf (own, sizeof own, "%d", (int) getpid ());
      setenv ("FOYER_RESUME", own, 1);
    }
  execv (argv[0], argv);
  _exit (127);
}

int
main (int    argc,
      char **argv)
{
  Watch watch = { 0 };
  bool is_resumed = argc > 1 && strcmp (argv[1], "--resume") == 0;
  char **command = argv + (is_resumed ? 2 : 1);
  int error_base;
  int status = 0;
  double now = 0;
  long pss_kb;
  pid_t pid;

  watch.display = XOpenDisplay (NULL);
  if (command[0] == NULL || watch.display == NULL
      || !XDamageQueryExtension (watch.display, &watch.damage_event, &error_base))
    {
      fprintf (stderr, "usage: first-frame [--resume] COMMAND… on a display with damage reports\n");
      return 2;
    }
  XSetErrorHandler (on_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.began_ms = now_ms ();
  pid = start (command, is_resumed);
  while (now < WAIT_MS && (watch.first_ms == 0 || now - watch.last_ms < IDLE_MS))
    {
      struct pollfd fd = { ConnectionNumber (watch.display), POLLIN, 0 };

      while (XPending (watch.display) > 0)
        {
          XEvent event;

          XNextEvent (watch.display, &event);
          handle (&watch, &event);
        }
      poll (&fd, 1, 50);
      now = now_ms () - watch.began_ms;
      if (waitpid (pid, &status, WNOHANG) == pid)
        {
          fprintf (stderr, "first-frame: %s ended by itself\n", command[0]);
          return 1;
        }
    }

  pss_kb = read_pss_kb (pid);
  kill (pid, SIGTERM);
  waitpid (pid, &status, 0);
  XCloseDisplay (watch.display);
  if (watch.first_ms == 0 || pss_kb < 0)
    {
      fprintf (stderr, "first-frame: %s drew nothing\n", command[0]);
      return 1;
    }
  printf ("%.1f %.1f %ld\n", watch.first_ms, watch.last_ms, pss_kb);
  return 0;
}
