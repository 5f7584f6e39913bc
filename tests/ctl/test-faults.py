"""Bad input and bad files: a sentence, status 1, and nothing lost."""

import hashlib
import json

from shop import main

HOSTILE = ['<b>&"\'', '100%s%n', '_%', '😀👩‍👩‍👧', 'ابن سينا', "'; DROP TABLE visit; --",
           'name AND (x OR "y*") NEAR/3', '王\t五', 'x' * 100]


def staff(own):
    own.do('staff', 'add', '--number', '101', '--name', '林芳', '--roles', 'supervisor')


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def hostile_names_come_back_as_they_were(own):
    staff(own)
    for name in HOSTILE:
        own.do('visit', 'add', '--name', name)
    rows = own.do('visit', 'list', '--json').rows()
    expected = [name.replace('\t', ' ') for name in HOSTILE]
    assert [row['name'] for row in rows] == expected, rows
    for hint in HOSTILE:
        own.do('search', '--', hint)
    plain = own.do('visit', 'list').out
    assert plain.count('\n') == len(HOSTILE), plain
    own.do('check')


def what_does_not_fit_is_refused(own):
    staff(own)
    for words in (['--name', 'x' * 50000], ['--phone', 'letters'], ['--phone', '1' * 60],
                  ['--identity', 'king']):
        run = own.run('visit', 'add', *words)
        assert run.status == 1 and run.complaint and not run.out, (words[0], run.status)
    run = own.run('visit', 'add', '--name', b'\xff\xfe'.decode('latin-1'))
    assert run.status == 0, run.complaint
    assert len(own.do('visit', 'list', '--json').rows()) == 1


def bad_files_are_left_alone(own):
    good = own.folder / 'good.db'
    own.do('staff', 'add', '--number', '1', '--name', 'x', store=good)
    newer = own.folder / 'newer.db'
    data = bytearray(good.read_bytes())
    data[60:64] = (9999).to_bytes(4, 'big')      # user_version of the file's head
    newer.write_bytes(data)
    empty = own.folder / 'empty.db'
    empty.write_bytes(b'')
    text = own.folder / 'text.db'
    text.write_text('not a database at all, but long enough to look like a file of some kind')

    sentences = set()
    for path in (newer, empty, text):
        before = checksum(path)
        for words in (['visit', 'add'], ['search', 'x'], ['migrate'], ['staff', 'list']):
            run = own.run(*words, store=path)
            assert run.status == 1 and run.complaint, (path.name, words, run.status)
        sentences.add(run.complaint)
        assert checksum(path) == before, path.name
    assert len(sentences) == 3, sentences

    run = own.run('visit', 'list', store=own.folder / 'missing.db')
    assert run.status == 1 and not (own.folder / 'missing.db').exists()
    sentences.add(run.complaint)
    assert len(sentences) == 4, sentences


def restoring_nonsense_changes_nothing(own):
    staff(own)
    own.do('visit', 'add', '--name', '周兰')
    text = own.folder / 'text.db'
    text.write_text('nothing that anybody could restore from, however hard they tried it')
    run = own.run('restore', str(text))
    assert run.status == 1, run.out
    assert own.run('restore', str(own.folder / 'missing.db')).status == 1
    rows = own.do('visit', 'list', '--json').rows()
    assert len(rows) == 1 and rows[0]['name'] == '周兰', json.dumps(rows)


main(hostile_names_come_back_as_they_were, what_does_not_fit_is_refused, bad_files_are_left_alone,
     restoring_nonsense_changes_nothing)
